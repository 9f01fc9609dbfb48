package org.countersign.model.vault;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.Spki;

/** Reads what matters of a certificate's DER. */
public final class Certificates {
  private Certificates() {}

  /** The certificate, or {@code certificate.unreadable}. */
  public static X509Certificate parse(byte[] der) throws Refused {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new Refused("certificate.unreadable", String.valueOf(e.getMessage()));
    }
  }

  /** SHA-256 of the DER, lower-case hex: a certificate's id here. */
  public static String id(byte[] der) {
    return HexFormat.of().formatHex(Canonical.sha256(der));
  }

  static IssuedCertificate read(
      byte[] der, Spki subject, Optional<Spki> issuer, String profile, String domain)
      throws Refused {
    X509Certificate certificate = parse(der);
    if (!Spki.of(certificate.getPublicKey()).equals(subject)) {
      throw new Refused("result.other-key", certificate.getSubjectX500Principal().getName());
    }
    return new IssuedCertificate(
        id(der),
        der,
        subject,
        issuer,
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getSerialNumber(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        profile,
        domain,
        Optional.empty());
  }
}
