package org.countersign.model.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.model.request.Results;
import org.countersign.model.testing.VaultLife.SoftKey;

/** CRLs that keys of a {@link VaultLife} sign in software. Only for tests. */
public final class SoftCrl {
  private SoftCrl() {}

  /** DER; all lines for keyCompromise. */
  public static byte[] der(SoftKey issuer, long number, Instant from, List<String> serials) {
    return der(issuer, number, from, serials, CRLReason.keyCompromise);
  }

  /** DER; all lines for this reason. */
  private static byte[] der(
      SoftKey issuer, long number, Instant from, List<String> serials, int reason) {
    try {
      X509v2CRLBuilder builder =
          new X509v2CRLBuilder(new X500Name("CN=" + issuer.label()), Date.from(from));
      builder.setNextUpdate(Date.from(from.plus(Duration.ofDays(30))));
      builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
      for (String serial : serials) {
        builder.addCRLEntry(new BigInteger(serial, 16), Date.from(from), reason);
      }
      return builder
          .build(new JcaContentSignerBuilder("SHA384withECDSA").build(issuer.pair().getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same as an execution records it, with the file kept. */
  public static Results.CrlMade made(
      VaultFixture vault, SoftKey issuer, long number, List<String> serials) {
    return made(vault, issuer, number, serials, CRLReason.keyCompromise);
  }

  /** The same of certificates that are on hold. */
  public static Results.CrlMade onHold(
      VaultFixture vault, SoftKey issuer, long number, List<String> serials) {
    return made(vault, issuer, number, serials, CRLReason.certificateHold);
  }

  private static Results.CrlMade made(
      VaultFixture vault, SoftKey issuer, long number, List<String> serials, int reason) {
    byte[] der = der(issuer, number, vault.now(), serials, reason);
    return new Results.CrlMade(
        issuer.spki(),
        number,
        vault.now(),
        vault.now().plus(Duration.ofDays(30)),
        vault.attach(der, "application/pkix-crl"),
        serials);
  }
}
