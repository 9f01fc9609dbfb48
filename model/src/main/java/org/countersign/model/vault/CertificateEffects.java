package org.countersign.model.vault;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import tools.jackson.databind.JsonNode;

/**
 * A certificate is recorded only if the issuer's key has signed it, for the key and with the
 * subject, serial number and validity that were approved.
 */
final class CertificateEffects {
  private final VaultState state;

  CertificateEffects(VaultState state) {
    this.state = state;
  }

  List<Change> root(Operation.IssueRoot root, RequestFile file, JsonNode result) throws Refused {
    return made(
        result,
        new Approved(
            root.spki(),
            root.spki(),
            "ROOT",
            root.subject(),
            root.serial(),
            root.notBefore(),
            root.notAfter()),
        file);
  }

  List<Change> issued(Operation.IssueCertificate issue, RequestFile file, JsonNode result)
      throws Refused {
    return made(
        result,
        new Approved(
            issue.spki(),
            issue.issuer(),
            issue.profile(),
            issue.subject(),
            issue.serial(),
            issue.notBefore(),
            issue.notAfter()),
        file);
  }

  List<Change> issued(Operation.IssueForCsr csr, RequestFile file, JsonNode result) throws Refused {
    return made(
        result,
        new Approved(
            csr.spki(),
            csr.issuer(),
            csr.profile(),
            csr.subject(),
            csr.serial(),
            csr.notBefore(),
            csr.notAfter()),
        file);
  }

  /** What people signed for, whichever operation it was. */
  private record Approved(
      Spki spki,
      Spki issuer,
      String profile,
      String subject,
      String serial,
      Instant notBefore,
      Instant notAfter) {

    /** X.509 has whole seconds, and distinguished names have several encodings. */
    boolean allows(X509Certificate made) {
      return made.getSerialNumber().equals(new BigInteger(serial, 16))
          && made.getNotBefore().toInstant().equals(notBefore.truncatedTo(ChronoUnit.SECONDS))
          && made.getNotAfter().toInstant().equals(notAfter.truncatedTo(ChronoUnit.SECONDS))
          && X500Name.getInstance(made.getSubjectX500Principal().getEncoded())
              .equals(new X500Name(subject));
    }
  }

  private List<Change> made(JsonNode result, Approved approved, RequestFile file) throws Refused {
    Results.CertificateMade made = Canonical.read(result, Results.CertificateMade.class);
    IssuedCertificate certificate =
        Certificates.read(
            made.der(),
            approved.spki(),
            Optional.of(approved.issuer()),
            approved.profile(),
            file.request().domain());
    SigningKey issuer = Belonging.key(state, approved.issuer());
    if (state.keys().certificate(certificate.id()).isPresent()) {
      throw new Refused("certificate.known", certificate.subject());
    }
    if (!Certificates.signedBy(made.der(), issuer.publicKey())) {
      throw new Refused("certificate.other-issuer", certificate.subject(), issuer.label());
    }
    if (!approved.allows(Certificates.parse(made.der()))) {
      throw new Refused("certificate.not-as-approved", certificate.subject());
    }
    return List.of(new Change.CertificateIs(certificate));
  }
}
