package org.countersign.model.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.model.intake.Item;
import org.countersign.model.intake.Where;
import org.countersign.model.key.Spki;

/** Certificates and keys that others have made, as items of files. Only for tests. */
public final class OutsidePki {
  private static final AtomicLong SERIAL = new AtomicLong(1000);

  private OutsidePki() {}

  /** A P-256 key pair with a name. */
  public record Party(String name, KeyPair pair) {
    public Spki spki() {
      return Spki.of(pair.getPublic());
    }
  }

  public static Party party(String name) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new Party(name, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A certificate for the subject, in the name of the issuer and signed with its key. */
  public static Item.Certificate certificate(Party subject, Party issuer) {
    return certificate(subject, issuer.name(), issuer.pair());
  }

  /** The same, where the name of the issuer and the key that signs are not of one party. */
  public static Item.Certificate certificate(Party subject, String issuer, KeyPair signer) {
    return certificate(subject, issuer, signer, BigInteger.valueOf(SERIAL.incrementAndGet()));
  }

  /** The same, with this serial number. */
  public static Item.Certificate certificate(
      Party subject, String issuer, KeyPair signer, BigInteger serial) {
    try {
      byte[] der =
          new JcaX509v3CertificateBuilder(
                  new X500Name("CN=" + issuer),
                  serial,
                  Date.from(VaultFixture.START),
                  Date.from(VaultFixture.START.plus(Duration.ofDays(400))),
                  new X500Name("CN=" + subject.name()),
                  subject.pair().getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()))
              .getEncoded();
      return new Item.Certificate(
          new Where(subject.name() + ".pem", ""), der, subject.spki(), List.of());
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Item.PublicKey key(Party party, String name) {
    return new Item.PublicKey(
        new Where("keys.json", "key 1"),
        Item.Kind.JWK,
        party.pair().getPublic().getEncoded(),
        party.spki(),
        name,
        Map.of("use", "sig"));
  }

  public static Item.PrivateKey found(Party party, String file) {
    return new Item.PrivateKey(
        new Where(file, "line 1"), Optional.of(party.spki()), "PKCS#8", party.name());
  }

  public static Item.Trust path(String id, String domain, Optional<Spki> key, Optional<String> on) {
    return new Item.Trust(
        new Where("paths.csv", "line 2"), VaultLife.path(id, domain, "path " + id, key, on));
  }
}
