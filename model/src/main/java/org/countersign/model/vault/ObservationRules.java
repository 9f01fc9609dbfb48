package org.countersign.model.vault;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CrlComparison;
import org.countersign.model.pki.CrlExpectation;
import org.countersign.model.pki.PublishedCrl;
import org.countersign.model.request.Results;
import tools.jackson.databind.JsonNode;

/** What one person says was published is compared again, with the bytes that came with it. */
final class ObservationRules {
  private final VaultState state;
  private final CrlExpectations expectations;

  ObservationRules(VaultState state) {
    this.state = state;
    this.expectations = new CrlExpectations(state);
  }

  Change observed(Header header, JsonNode body) throws Refused {
    CrlObservation claimed = Canonical.read(body, CrlObservation.class);
    if (header.drill()) {
      throw new Refused("entry.drill", true, false);
    }
    typed(claimed.crl(), CrlObservation.CRL_TYPE);
    byte[] crl = state.attached(claimed.crl());
    Optional<SigningKey> key = state.keys().key(claimed.issuer());
    return key.isPresent() ? ours(header, claimed, key.get(), crl) : outside(header, claimed, crl);
  }

  private Change ours(Header header, CrlObservation claimed, SigningKey issuer, byte[] crl)
      throws Refused {
    domain(header, issuer.domain());
    if (claimed.issuerCertificate().isPresent()) {
      throw new Refused("crl.issuer-known", issuer.label());
    }
    borneOut(header, claimed, crl, expectations.ours(issuer));
    return seen(header, claimed, List.of());
  }

  private Change outside(Header header, CrlObservation claimed, byte[] crl) throws Refused {
    Results.Attachment named =
        claimed
            .issuerCertificate()
            .orElseThrow(() -> new Refused("crl.issuer-unknown", claimed.issuer().brief()));
    typed(named, CrlObservation.CERTIFICATE_TYPE);
    X509Certificate issuer = Certificates.parse(state.attached(named));
    if (!Spki.of(issuer.getPublicKey()).equals(claimed.issuer())) {
      throw new Refused("crl.issuer-unknown", claimed.issuer().brief());
    }
    CrlExpectation expected = expectations.outside(issuer);
    List<IssuedCertificate> issued = expectations.issuedBy(issuer);
    domain(header, expectations.domain(issuer));
    borneOut(header, claimed, crl, expected);
    List<String> bearsOut = new ArrayList<>();
    for (IssuedCertificate one : issued) {
      if (expectations.asked(one.subjectKey()).isPresent()) {
        bearsOut.add(one.id());
      }
    }
    return seen(header, claimed, bearsOut);
  }

  private static void borneOut(
      Header header, CrlObservation claimed, byte[] crl, CrlExpectation expected) throws Refused {
    CrlComparison found = PublishedCrl.compare(crl, expected, header.at());
    CrlObservation borneOut =
        CrlObservation.of(
            claimed.issuer(), claimed.issuerCertificate(), claimed.crl(), claimed.source(), found);
    if (!borneOut.equals(claimed)) {
      throw new Refused("crl.observed-otherwise", claimed.source());
    }
  }

  private static Change seen(Header header, CrlObservation claimed, List<String> bearsOut) {
    return new Change.CrlSeen(
        new ObservedCrl(header.seq(), header.at(), header.actor(), claimed, bearsOut));
  }

  private static void domain(Header header, String right) throws Refused {
    if (!header.domain().equals(right)) {
      throw new Refused("entry.domain", header.domain(), right);
    }
  }

  private static void typed(Results.Attachment named, String type) throws Refused {
    if (!named.type().equals(type)) {
      throw new Refused("attachment.type", named.type(), type);
    }
  }
}
