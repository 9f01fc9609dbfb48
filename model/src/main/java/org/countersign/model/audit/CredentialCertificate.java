package org.countersign.model.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.people.Signatures;

/**
 * A custodian's credential as a certificate that it has signed itself, valid for a day. It says
 * nothing that the journal does not: openssl cannot do without one.
 */
final class CredentialCertificate {
  private static final Duration VALID = Duration.ofDays(1);

  private CredentialCertificate() {}

  /** Makes one; DER. */
  static byte[] make(BundleSigner signer, Instant from) throws Failure {
    X509v3CertificateBuilder builder =
        builder(signer.person(), signer.credential().signing(), from);
    AskingSigner asking = new AskingSigner(signer);
    try {
      return builder.build(asking).toASN1Structure().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written", e);
    } catch (AskingSigner.Failed e) {
      throw e.failure();
    }
  }

  /**
   * Whether these bytes are the certificate of this person and key from this time, the signature
   * verified.
   */
  static boolean is(byte[] der, String person, byte[] spki, PublicKey key, Instant from) {
    try {
      X509CertificateHolder holder = new X509CertificateHolder(der);
      byte[] tbs = holder.toASN1Structure().getTBSCertificate().getEncoded(ASN1Encoding.DER);
      byte[] expected =
          builder(person, spki, from)
              .build(new FixedSigner(AskingSigner.identifier(key), holder.getSignature()))
              .toASN1Structure()
              .getEncoded(ASN1Encoding.DER);
      return Arrays.equals(expected, der) && Signatures.verify(key, tbs, holder.getSignature());
    } catch (IOException | RuntimeException | Refused e) {
      return false;
    }
  }

  private static X509v3CertificateBuilder builder(String person, byte[] spki, Instant from)
      throws Refused {
    X500Name name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, person).build();
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(spki);
    try {
      return new X509v3CertificateBuilder(
              name, BigInteger.ONE, Date.from(from), Date.from(from.plus(VALID)), name, key)
          .addExtension(
              Extension.subjectKeyIdentifier,
              false,
              new SubjectKeyIdentifier(ManifestSignature.keyIdentifier(key)));
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written", e);
    }
  }
}
