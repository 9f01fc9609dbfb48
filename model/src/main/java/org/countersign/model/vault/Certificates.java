package org.countersign.model.vault;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.PublicKeyDer;
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

  /** The same, refusing PEM, trailing bytes, and anything but the certificate's own DER. */
  private static X509Certificate parseExactly(byte[] der) throws Refused {
    X509Certificate certificate = parse(der);
    try {
      if (Arrays.equals(certificate.getEncoded(), der)) {
        return certificate;
      }
    } catch (CertificateException e) {
      throw new Refused("certificate.unreadable", String.valueOf(e.getMessage()));
    }
    throw new Refused("certificate.unreadable", "not DER");
  }

  /** Whether the certificate's signature is by this key (DER SubjectPublicKeyInfo). */
  static boolean signedBy(byte[] der, byte[] issuer) throws Refused {
    try {
      parse(der).verify(PublicKeyDer.read(issuer));
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Whether it is a public key of the algorithm, in its one DER form. */
  static boolean isOf(byte[] spki, KeyAlgorithm algorithm) {
    try {
      return KeyAlgorithm.of(PublicKeyDer.read(spki)).filter(algorithm::equals).isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** SHA-256 of the DER, lower-case hex: a certificate's id here. */
  public static String id(byte[] der) {
    return HexFormat.of().formatHex(Canonical.sha256(der));
  }

  static IssuedCertificate read(
      byte[] der, Spki subject, Optional<Spki> issuer, String profile, String domain)
      throws Refused {
    X509Certificate certificate = parseExactly(der);
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
