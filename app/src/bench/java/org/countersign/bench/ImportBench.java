package org.countersign.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.countersign.model.intake.Readers;
import org.countersign.model.intake.Reading;

/** Reading a bundle of certificates for an import, beside the JDK's parsing of the same bytes. */
final class ImportBench {
  private static final int CERTIFICATES = 100_000;

  private ImportBench() {}

  public static void main(String[] args) throws Exception {
    byte[] bundle = bundle();
    Readers readers = new Readers();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    Figures.Time jdk =
        Figures.time(
            1, 3, () -> factory.generateCertificates(new ByteArrayInputStream(bundle)).size());
    Reading once = readers.read("bundle.pem", bundle, Optional.empty());
    if (once.items().size() != CERTIFICATES) {
      throw new AssertionError("read " + once.items().size());
    }
    Figures.Time ours =
        Figures.time(
            1, 5, () -> readers.read("bundle.pem", bundle, Optional.empty()).items().size());
    Figures.row(
        "100,000 certificates of one bundle read for an import",
        Figures.ms(ours.median()),
        Figures.spread(ours),
        "the JDK’s CertificateFactory: "
            + Figures.ms(jdk.median())
            + ", ratio "
            + Figures.ratio(ours.median() / jdk.median()),
        "2 × the JDK or less",
        ours.median() <= 2 * jdk.median());
  }

  /** Different certificates; nobody verifies their signatures here, so they are all the same. */
  private static byte[] bundle() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    PublicKey key = generator.generateKeyPair().getPublic();
    ByteArrayOutputStream pem = new ByteArrayOutputStream();
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    for (int i = 0; i < CERTIFICATES; i++) {
      byte[] der =
          new JcaX509v3CertificateBuilder(
                  new X500Name("CN=Issuing CA 3,O=Northgate"),
                  BigInteger.valueOf(i + 1),
                  new Date(1_700_000_000_000L),
                  new Date(1_900_000_000_000L),
                  new X500Name("CN=service-" + i + ",O=Northgate"),
                  key)
              .build(new SameSignature())
              .getEncoded();
      pem.write(
          ("-----BEGIN CERTIFICATE-----\n"
                  + lines.encodeToString(der)
                  + "\n-----END CERTIFICATE-----\n")
              .getBytes(StandardCharsets.US_ASCII));
    }
    return pem.toByteArray();
  }

  private static final class SameSignature implements ContentSigner {
    private final OutputStream out = OutputStream.nullOutputStream();

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");
    }

    @Override
    public OutputStream getOutputStream() {
      return out;
    }

    @Override
    public byte[] getSignature() {
      return new byte[] {0x30, 6, 2, 1, 1, 2, 1, 1};
    }
  }
}
