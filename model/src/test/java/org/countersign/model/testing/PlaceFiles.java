package org.countersign.model.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.model.testing.VaultLife.SoftKey;

/** Files as places that trust keys have them. Only for tests. */
public final class PlaceFiles {
  private PlaceFiles() {}

  public static byte[] pem(byte[]... certificates) {
    StringBuilder text = new StringBuilder();
    for (byte[] der : certificates) {
      text.append(block("CERTIFICATE", der));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  public static byte[] publicKeys(SoftKey... keys) {
    StringBuilder text = new StringBuilder();
    for (SoftKey key : keys) {
      text.append(block("PUBLIC KEY", key.pair().getPublic().getEncoded()));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  public static byte[] privateKey(SoftKey key) {
    return block("PRIVATE KEY", key.pair().getPrivate().getEncoded())
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String block(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  /** A line of known_hosts; {@code before} is a marker and a blank, or nothing. */
  public static String knownHost(String before, SoftKey key) {
    try {
      byte[] blob =
          OpenSSHPublicKeyUtil.encodePublicKey(
              PublicKeyFactory.createKey(key.pair().getPublic().getEncoded()));
      String text = Base64.getEncoder().encodeToString(blob);
      return before + "build.example.org ecdsa-sha2-nistp384 " + text + "\n";
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static byte[] jks(byte[]... certificates) {
    try {
      KeyStore store = KeyStore.getInstance("JKS");
      store.load(null, null);
      for (byte[] der : certificates) {
        Certificate one =
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der));
        store.setCertificateEntry("c" + store.size(), one);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, "changeit".toCharArray());
      return out.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A CRL of the issuer. */
  public static byte[] crl(
      SoftKey issuer, long number, Instant at, int reason, List<BigInteger> serials) {
    try {
      X509v2CRLBuilder builder =
          new X509v2CRLBuilder(new X500Name("CN=" + issuer.label()), Date.from(at));
      builder.setNextUpdate(Date.from(at.plus(Duration.ofDays(30))));
      builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
      serials.forEach(serial -> builder.addCRLEntry(serial, Date.from(at), reason));
      return builder
          .build(new JcaContentSignerBuilder("SHA384withECDSA").build(issuer.pair().getPrivate()))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
