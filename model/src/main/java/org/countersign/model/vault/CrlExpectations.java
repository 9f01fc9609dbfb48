package org.countersign.model.vault;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.IssuedCertificate.RevocationMark;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CrlExpectation;
import org.countersign.model.pki.CrlExpectation.Line;

/** What the vault knows of an issuer, as a published CRL of it has to bear out. */
public final class CrlExpectations {
  private final VaultState state;

  public CrlExpectations(VaultState state) {
    this.state = state;
  }

  /** Of a key of the vault. */
  public CrlExpectation ours(SigningKey issuer) throws Refused {
    Set<X500Principal> names = new HashSet<>();
    for (IssuedCertificate own : state.keys().certificatesOf(issuer.spki())) {
      names.add(Certificates.parse(own.der()).getSubjectX500Principal());
    }
    Map<BigInteger, String> recorded = new HashMap<>();
    for (CrlRecord made : state.keys().crlsOf(issuer.spki())) {
      recorded.put(BigInteger.valueOf(made.crl().number()), made.crl().crl().attachment());
    }
    BigInteger taken = BigInteger.valueOf(state.keys().nextCrlNumber(issuer.spki()) - 1);
    List<Line> lines =
        state.keys().issuedBy(issuer.spki()).stream()
            .map(one -> line(one, one.revoked().map(RevocationMark::reason)))
            .toList();
    return new CrlExpectation(
        PublicKeyDer.read(issuer.publicKey()),
        names,
        new CrlExpectation.Issued(recorded, taken),
        lines,
        true);
  }

  /**
   * Of an outside CA. Nobody need vouch for its certificate: its key has signed a certificate that
   * this vault holds.
   *
   * @throws Refused {@code crl.not-of-ours} when it has signed none
   */
  public CrlExpectation outside(X509Certificate issuer) throws Refused {
    List<Line> lines = new ArrayList<>();
    for (IssuedCertificate one : issuedBy(issuer)) {
      lines.add(line(one, asked(one.subjectKey())));
    }
    if (lines.isEmpty()) {
      throw new Refused("crl.not-of-ours", issuer.getSubjectX500Principal().getName());
    }
    PublicKey key = issuer.getPublicKey();
    return new CrlExpectation(
        key,
        Set.of(issuer.getSubjectX500Principal()),
        new CrlExpectation.Seen(state.observed().newest(Spki.of(key))),
        lines,
        false);
  }

  /**
   * The domain that a list of the outside CA is recorded in: that of the first certificate it has
   * issued.
   */
  public String domain(X509Certificate issuer) throws Refused {
    List<IssuedCertificate> issued = issuedBy(issuer);
    if (issued.isEmpty()) {
      throw new Refused("crl.not-of-ours", issuer.getSubjectX500Principal().getName());
    }
    return issued.getFirst().domain();
  }

  /** Certificates of vault keys that the outside CA has signed. */
  List<IssuedCertificate> issuedBy(X509Certificate issuer) throws Refused {
    List<IssuedCertificate> issued = new ArrayList<>();
    byte[] key = issuer.getPublicKey().getEncoded();
    String name = issuer.getSubjectX500Principal().getName();
    for (IssuedCertificate one : state.keys().certificates()) {
      if (state.keys().key(one.subjectKey()).isPresent()
          && one.issuer().equals(name)
          && Certificates.signedBy(one.der(), key)) {
        issued.add(one);
      }
    }
    return issued;
  }

  /** For what reason an outside CA was asked to revoke the certificates of a key, if it was. */
  Optional<String> asked(Spki subject) {
    return state
        .keys()
        .key(subject)
        .flatMap(key ->
            switch (key.state()) {
              case KeyState.Compromised bad -> Optional.of(bad.reason());
              case KeyState.Deactivated gone ->
                  Optional.of(gone.reason()).filter(r -> !r.isEmpty());
              case KeyState.PreActivation s -> Optional.empty();
              case KeyState.Active s -> Optional.empty();
              case KeyState.Suspended s -> Optional.empty();
              case KeyState.Destroyed s -> Optional.empty();
            });
  }

  private static Line line(IssuedCertificate one, Optional<String> reason) {
    return new Line(one.serial(), one.notAfter(), reason);
  }
}
