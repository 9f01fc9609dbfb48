package org.countersign.model.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;

/**
 * Certificates and CRLs read by the JDK's parser: not the one that built them, so that what one
 * library makes is checked by another.
 */
public final class Certificates {
  private static final int MOST_BYTES = 64 * 1024;

  private Certificates() {}

  /**
   * Reads one certificate, PEM or DER. Refuses with {@code certificate.empty}, {@code .too-long},
   * {@code .form}, {@code .not-der} or what {@link Pem#decode} refuses.
   */
  public static X509Certificate read(byte[] pemOrDer) throws Refused {
    if (pemOrDer.length == 0) {
      throw new Refused("certificate.empty");
    }
    if (pemOrDer.length > MOST_BYTES) {
      throw new Refused("certificate.too-long", pemOrDer.length, MOST_BYTES);
    }
    byte[] der =
        Pem.looksLikePem(pemOrDer)
            ? Pem.decode("certificate", pemOrDer, Pem.CERTIFICATE)
            : pemOrDer;
    return parse(der);
  }

  /** Reads one CRL, PEM or DER, of any length; refuses with {@code crl.…}. */
  public static X509CRL readCrl(byte[] pemOrDer) throws Refused {
    if (pemOrDer.length == 0) {
      throw new Refused("crl.empty");
    }
    byte[] der = pemOrDer[0] == '-' ? Pem.decode("crl", pemOrDer, Pem.CRL) : pemOrDer;
    return parseCrl(der);
  }

  /** The certificate's bytes. */
  public static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has an encoding", e);
    }
  }

  /** The key's name: SHA-256 of the SubjectPublicKeyInfo as it stands in the certificate. */
  public static Spki spki(X509Certificate certificate) {
    return Spki.of(certificate.getPublicKey());
  }

  /** Whether the certificate names itself as its issuer and carries its own key's signature. */
  public static boolean selfSigned(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
        && Signatures.verifies(certificate, certificate.getPublicKey());
  }

  static X509Certificate parse(byte[] der) throws Refused {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      X509Certificate certificate =
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
      if (!Arrays.equals(certificate.getEncoded(), der)) {
        throw new Refused("certificate.not-der");
      }
      return certificate;
    } catch (CertificateException e) {
      throw new Refused("certificate.form");
    }
  }

  static X509CRL parseCrl(byte[] der) throws Refused {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      X509CRL crl = (X509CRL) factory.generateCRL(new ByteArrayInputStream(der));
      if (!Arrays.equals(crl.getEncoded(), der)) {
        throw new Refused("crl.not-der");
      }
      return crl;
    } catch (CertificateException | CRLException e) {
      throw new Refused("crl.form");
    }
  }

  /** The name with its own string types kept: chains are built by comparing these bytes. */
  static X500Name name(X500Principal principal) {
    return X500Name.getInstance(principal.getEncoded());
  }

  /**
   * The key identifier that others must name the certificate's key by: the one in the certificate,
   * or ours if it has none.
   */
  static byte[] keyIdentifier(X509Certificate certificate) throws Refused {
    byte[] extension = certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId());
    if (extension == null) {
      return keyIdentifier(certificate.getPublicKey().getEncoded());
    }
    try {
      return SubjectKeyIdentifier.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension))
          .getKeyIdentifier();
    } catch (IOException | IllegalArgumentException e) {
      throw new Refused("certificate.issuer-form");
    }
  }

  /**
   * The key identifier of a new certificate: the first 20 bytes of the SHA-256 that names the key
   * everywhere else (RFC 5280 §4.2.1.2 leaves the method open), so people can see that they match.
   */
  static byte[] keyIdentifier(byte[] subjectPublicKeyInfo) {
    String hex = Spki.of(subjectPublicKeyInfo).hex();
    return HexFormat.of().parseHex(hex.substring(0, 40));
  }
}
