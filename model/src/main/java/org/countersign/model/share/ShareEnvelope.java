package org.countersign.model.share;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.KeyAgreeRecipientId;
import org.bouncycastle.cms.KeyTransRecipientId;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientId;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;

/**
 * A share encrypted to one custodian: CMS EnvelopedData (RFC 5652 §6) in DER, content under
 * AES-256-CBC, its key under ephemeral-static ECDH with AES-256 key wrap (RFC 5753) or under
 * RSAES-OAEP. The recipient is named by the first 20 bytes of the SHA-256 that names the key.
 */
public final class ShareEnvelope {
  private static final int MOST_BYTES = 16 * 1024;

  private ShareEnvelope() {}

  /**
   * Encrypts a share, which stays the caller's to wipe.
   *
   * @throws Refused {@code share.recipient} if shares cannot be encrypted to this kind of key
   */
  public static byte[] seal(PinShare share, PublicKey recipient, SecureRandom random)
      throws Refused {
    byte[] plain = share.encode();
    try {
      CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
      generator.addRecipientInfoGenerator(recipient(recipient, random));
      return generator
          .generate(
              new CMSProcessableByteArray(plain),
              new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC)
                  .setSecureRandom(random)
                  .build())
          .toASN1Structure()
          .getEncoded("DER");
    } catch (CMSException | GeneralSecurityException | IOException e) {
      throw new Refused("share.recipient", recipient.getAlgorithm());
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * Decrypts a share, for the caller to close.
   *
   * @param expected what it must be a share of
   * @throws Failure the key's own failure; or {@code share.not-for-this-key}, {@code share.form},
   *     {@code share.unreadable}, {@code share.context} (of another vault, token or PIN)
   */
  public static PinShare open(byte[] der, ShareKey key, ShareContext expected) throws Failure {
    byte[] plain = content(der, key);
    try {
      PinShare share = PinShare.decode(plain);
      if (!share.context().equals(expected)) {
        share.close();
        throw new Refused(
            "share.context",
            share.context().vault(),
            share.context().token(),
            share.context().generation());
      }
      return share;
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static byte[] content(byte[] der, ShareKey key) throws Failure {
    RecipientInformation information = information(der, key);
    try {
      return information.getContent(recipient(key));
    } catch (TokenRecipient.Failed e) {
      throw e.failure();
    } catch (CMSException | RuntimeException e) {
      throw new Refused("share.unreadable");
    }
  }

  private static RecipientInformation information(byte[] der, ShareKey key) throws Refused {
    if (der.length > MOST_BYTES) {
      throw new Refused("share.form");
    }
    try {
      CMSEnvelopedData data = new CMSEnvelopedData(der);
      Collection<RecipientInformation> found =
          data.getRecipientInfos().getRecipients(id(key.publicKey()));
      if (found.size() != 1) {
        throw new Refused("share.not-for-this-key", Spki.of(key.publicKey()));
      }
      return found.iterator().next();
    } catch (CMSException | RuntimeException e) {
      throw new Refused("share.form");
    }
  }

  private static Recipient recipient(ShareKey key) {
    return key.publicKey() instanceof RSAPublicKey
        ? new TokenRecipient.Rsa(key)
        : new TokenRecipient.Ec(key);
  }

  private static RecipientId id(PublicKey key) {
    return key instanceof RSAPublicKey
        ? new KeyTransRecipientId(identifier(key))
        : new KeyAgreeRecipientId(identifier(key));
  }

  private static RecipientInfoGenerator recipient(PublicKey key, SecureRandom random)
      throws GeneralSecurityException, CMSException, Refused {
    if (KeyAlgorithm.of(key).isEmpty()) {
      throw new Refused("share.recipient", key.getAlgorithm());
    }
    return switch (key) {
      case ECPublicKey ec -> agreement(ec, random);
      case RSAPublicKey rsa ->
          new JceKeyTransRecipientInfoGenerator(identifier(rsa), Oaep.identifier(), rsa);
      default -> throw new Refused("share.recipient", key.getAlgorithm());
    };
  }

  private static RecipientInfoGenerator agreement(ECPublicKey key, SecureRandom random)
      throws GeneralSecurityException, CMSException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(key.getParams(), random);
    KeyPair ephemeral = generator.generateKeyPair();
    boolean p384 = KeyAlgorithm.of(key).filter(KeyAlgorithm.EC_P384::equals).isPresent();
    ASN1ObjectIdentifier scheme = p384 ? CMSAlgorithm.ECDH_SHA384KDF : CMSAlgorithm.ECDH_SHA256KDF;
    // Only BouncyCastle's provider knows these agreements; it is used without being installed.
    Provider provider = new BouncyCastleProvider();
    return new JceKeyAgreeRecipientInfoGenerator(
            scheme, ephemeral.getPrivate(), ephemeral.getPublic(), CMSAlgorithm.AES256_WRAP)
        .addRecipient(identifier(key), key)
        .setProvider(provider)
        .setSecureRandom(random);
  }

  private static byte[] identifier(PublicKey key) {
    return HexFormat.of().parseHex(Spki.of(key).hex().substring(0, 40));
  }
}
