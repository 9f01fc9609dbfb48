package org.countersign.model.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/**
 * PKCS#12 (RFC 7292). Certificates are taken; private keys are told and never decrypted, which
 * needs no password where only they are encrypted.
 */
final class Pkcs12Reader {
  private static final String FORMAT = "PKCS#12";

  /** Many stores of certificates only have the empty password. */
  private static final char[] NO_PASSWORD = {};

  private static final char[] ONE_ZERO = {0};

  private final Finds finds;
  private final Optional<char[]> password;
  private final PasswordWork work = new PasswordWork();
  private final Pkcs12Bags bags;
  private boolean closed;

  /** Whether the empty password is meant with the zero that ends every password. */
  private boolean spelt;

  private Pkcs12Reader(Finds finds, Optional<char[]> password) {
    this.finds = finds;
    this.password = password;
    this.bags = new Pkcs12Bags(finds);
  }

  static void read(Finds finds, byte[] ber, Optional<char[]> password) {
    Pkcs12Reader reader = new Pkcs12Reader(finds, password);
    try {
      Asn1Shape.check(ber);
      reader.read(Pfx.getInstance(ber));
    } catch (Malformed e) {
      finds.problem(finds.at(""), FORMAT, e);
    } catch (IllegalArgumentException | IllegalStateException e) {
      finds.problem(finds.at(""), FORMAT, new Malformed("asn1.unreadable"));
    }
    reader.bags.tell();
  }

  private void read(Pfx pfx) throws Malformed {
    ContentInfo safe = pfx.getAuthSafe();
    if (!safe.getContentType().equals(PKCSObjectIdentifiers.data)) {
      throw new Malformed("pkcs12.signed");
    }
    closed = pfx.getMacData() != null && !isRight(pfx);
    byte[] contents = ASN1OctetString.getInstance(safe.getContent()).getOctets();
    for (Object part : sequence(contents)) {
      part(ContentInfo.getInstance(part));
    }
    if (closed) {
      String code = password.isPresent() ? Reading.PASSWORD_WRONG : Reading.PASSWORD_NEEDED;
      finds.problem(finds.at(""), code, FORMAT);
    }
  }

  private boolean isRight(Pfx pfx) throws Malformed {
    MacData mac = pfx.getMacData();
    if (mac.getMac().getAlgorithmId().getAlgorithm().equals(PKCSObjectIdentifiers.id_PBMAC1)) {
      work.add(mac.getMac().getAlgorithmId());
    } else {
      work.add(mac.getIterationCount());
    }
    if (Pkcs12Mac.isRight(pfx, password.orElse(NO_PASSWORD))) {
      return true;
    }
    spelt = password.isEmpty() || password.get().length == 0;
    return spelt && Pkcs12Mac.isEmpty(pfx);
  }

  private void part(ContentInfo part) throws Malformed {
    if (part.getContentType().equals(PKCSObjectIdentifiers.data)) {
      bags.read(sequence(ASN1OctetString.getInstance(part.getContent()).getOctets()));
    } else if (part.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
      if (!closed) {
        encrypted(EncryptedData.getInstance(part.getContent()));
      }
    } else {
      throw new Malformed("pkcs12.part", part.getContentType().getId());
    }
  }

  private void encrypted(EncryptedData data) throws Malformed {
    work.add(data.getEncryptionAlgorithm());
    Optional<byte[]> contents = decrypted(data);
    if (contents.isEmpty()) {
      closed = true;
      return;
    }
    try {
      bags.read(sequence(contents.get()));
    } finally {
      Arrays.fill(contents.get(), (byte) 0); // a store may keep its keys in here
    }
  }

  private Optional<byte[]> decrypted(EncryptedData data) {
    try (InputStream in =
        new JcePKCSPBEInputDecryptorProviderBuilder()
            .setProvider(StoreProvider.BOUNCY_CASTLE)
            .setTryWrongPKCS12Zero(spelt)
            .build(secret(data))
            .get(data.getEncryptionAlgorithm())
            .getInputStream(new ByteArrayInputStream(data.getContent().getOctets()))) {
      return Optional.of(in.readAllBytes());
    } catch (IOException | OperatorCreationException e) {
      return Optional.empty();
    }
  }

  /**
   * BouncyCastle hands no empty password to PBKDF2. HMAC fills a short key up with zeros (RFC
   * 2104), so a password of one zero is the same one.
   */
  private char[] secret(EncryptedData data) {
    boolean pbes2 =
        data.getEncryptionAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2);
    char[] given = password.orElse(NO_PASSWORD);
    return pbes2 && given.length == 0 ? ONE_ZERO : given;
  }

  private static ASN1Sequence sequence(byte[] contents) throws Malformed {
    Asn1Shape.check(contents);
    return ASN1Sequence.getInstance(contents);
  }
}
