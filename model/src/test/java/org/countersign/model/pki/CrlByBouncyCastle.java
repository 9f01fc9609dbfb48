package org.countersign.model.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.countersign.model.failure.Refused;

/** A CRL plan as BouncyCastle's own builder has it: what ours is compared with. */
final class CrlByBouncyCastle {
  private CrlByBouncyCastle() {}

  static X509v2CRLBuilder of(CrlPlan plan) throws Refused {
    X509v2CRLBuilder builder =
        new X509v2CRLBuilder(
            Certificates.name(plan.issuer().getSubjectX500Principal()),
            Date.from(plan.thisUpdate()));
    builder.setNextUpdate(Date.from(plan.nextUpdate()));
    try {
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new AuthorityKeyIdentifier(Certificates.keyIdentifier(plan.issuer())));
      builder.addExtension(Extension.cRLNumber, false, new CRLNumber(plan.crlNumber()));
      for (Revoked revoked : plan.revoked()) {
        builder.addCRLEntry(revoked.serial(), Date.from(revoked.when()), extensions(revoked));
      }
      return builder;
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read or written", e);
    }
  }

  private static Extensions extensions(Revoked revoked) throws IOException {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    // RFC 5280 §5.3.1: unspecified is said by leaving the extension out.
    if (revoked.reason() != RevocationReason.UNSPECIFIED) {
      extensions.addExtension(
          Extension.reasonCode, false, CRLReason.lookup(revoked.reason().code()));
    }
    if (revoked.invalidSince().isPresent()) {
      Instant since = revoked.invalidSince().get();
      extensions.addExtension(
          Extension.invalidityDate, false, new ASN1GeneralizedTime(Date.from(since)));
    }
    return extensions.isEmpty() ? null : extensions.generate();
  }
}
