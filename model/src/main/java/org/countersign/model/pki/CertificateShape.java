package org.countersign.model.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.countersign.model.failure.Refused;

/** A plan as BouncyCastle is to build it. Nothing in it depends on anything but the plan. */
final class CertificateShape {
  private CertificateShape() {}

  static X509v3CertificateBuilder of(PlannedCertificate planned) throws Refused {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            planned.issuerName(),
            planned.serial(),
            Date.from(planned.notBefore()),
            Date.from(planned.notAfter()),
            planned.subject(),
            planned.info());
    try {
      addIdentifiers(builder, planned);
      addUses(builder, planned.profile());
      addNames(builder, planned);
      return builder;
    } catch (CertIOException e) {
      throw new UncheckedIOException("nothing is read or written", e);
    }
  }

  /** The bytes that the planned certificate's issuer signs; the signature's kind is among them. */
  static byte[] encoded(X509CertificateHolder holder) {
    try {
      return holder.toASN1Structure().getTBSCertificate().getEncoded("DER");
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read or written", e);
    }
  }

  private static void addIdentifiers(X509v3CertificateBuilder builder, PlannedCertificate planned)
      throws CertIOException, Refused {
    byte[] own = Certificates.keyIdentifier(planned.key().getEncoded());
    builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(own));
    // A self-signed certificate may leave it out (RFC 5280 §4.2.1.1).
    if (planned.issuer().isPresent()) {
      byte[] issuers = Certificates.keyIdentifier(planned.issuer().get());
      builder.addExtension(
          Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuers));
    }
  }

  private static void addUses(X509v3CertificateBuilder builder, CertificateProfile profile)
      throws CertIOException {
    builder.addExtension(Extension.basicConstraints, true, basicConstraints(profile));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(profile.keyUsage()));
    if (profile.purpose().isPresent()) {
      builder.addExtension(
          Extension.extendedKeyUsage,
          profile.purposeCritical(),
          new ExtendedKeyUsage(profile.purpose().get()));
    }
  }

  private static BasicConstraints basicConstraints(CertificateProfile profile) {
    return profile.pathLength() < 0
        ? new BasicConstraints(profile.isCa())
        : new BasicConstraints(profile.pathLength());
  }

  private static void addNames(X509v3CertificateBuilder builder, PlannedCertificate planned)
      throws CertIOException {
    if (!planned.altNames().isEmpty()) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(planned.altNames().toArray(GeneralName[]::new)));
    }
    if (planned.crlUrl().isPresent()) {
      DistributionPointName name =
          new DistributionPointName(new GeneralNames(planned.crlUrl().get()));
      DistributionPoint point = new DistributionPoint(name, null, null);
      builder.addExtension(
          Extension.cRLDistributionPoints,
          false,
          new CRLDistPoint(new DistributionPoint[] {point}));
    }
  }
}
