package org.countersign.model.share;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.ecc.ECCCMSSharedInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.generators.KDF2BytesGenerator;
import org.bouncycastle.crypto.params.KDFParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.util.Pack;
import org.countersign.model.failure.Failure;

/**
 * BouncyCastle's CMS recipients with the private key on a token. Theirs hand the whole agreement to
 * a provider, and PKCS#11's has no agreement with a key derivation; here the token does the bare
 * ECDH or RSA, and the rest is done in software.
 */
final class TokenRecipient {
  private static final int KEY_BITS = 256;

  private TokenRecipient() {}

  /** The token's failure on its way through BouncyCastle, which passes only its own exceptions. */
  static final class Failed extends RuntimeException {
    private final transient Failure failure;

    Failed(Failure failure) {
      super(failure);
      this.failure = failure;
    }

    Failure failure() {
      return failure;
    }
  }

  /** Ephemeral-static ECDH with the X9.63 key derivation and AES-256 key wrap (RFC 5753 §7.2). */
  static final class Ec extends JceKeyAgreeEnvelopedRecipient {
    private static final Map<ASN1ObjectIdentifier, Supplier<Digest>> SCHEMES =
        Map.of(
            CMSAlgorithm.ECDH_SHA256KDF, SHA256Digest::new,
            CMSAlgorithm.ECDH_SHA384KDF, SHA384Digest::new);

    private final ShareKey key;

    Ec(ShareKey key) {
      super(null);
      this.key = key;
    }

    @Override
    public AlgorithmIdentifier getPrivateKeyAlgorithmIdentifier() {
      return SubjectPublicKeyInfo.getInstance(key.publicKey().getEncoded()).getAlgorithm();
    }

    @Override
    protected Key extractSecretKey(
        AlgorithmIdentifier scheme,
        AlgorithmIdentifier content,
        SubjectPublicKeyInfo ephemeral,
        ASN1OctetString keyingMaterial,
        byte[] wrapped)
        throws CMSException {
      AlgorithmIdentifier wrap = AlgorithmIdentifier.getInstance(scheme.getParameters());
      Supplier<Digest> digest = SCHEMES.get(scheme.getAlgorithm());
      if (digest == null || !wrap.getAlgorithm().equals(CMSAlgorithm.AES256_WRAP)) {
        throw new CMSException("unknown key agreement " + scheme.getAlgorithm());
      }
      byte[] agreed = agree(point(ephemeral));
      byte[] wrapping = new byte[KEY_BITS / 8];
      try {
        KDF2BytesGenerator kdf = new KDF2BytesGenerator(digest.get());
        kdf.init(new KDFParameters(agreed, sharedInfo(wrap, keyingMaterial)));
        kdf.generateBytes(wrapping, 0, wrapping.length);
        return unwrapSessionKey(
            wrap.getAlgorithm(),
            new SecretKeySpec(wrapping, "AES"),
            content.getAlgorithm(),
            wrapped);
      } catch (GeneralSecurityException | IOException e) {
        throw new CMSException("the wrapped key does not open", e);
      } finally {
        Arrays.fill(agreed, (byte) 0);
        Arrays.fill(wrapping, (byte) 0);
      }
    }

    private byte[] agree(PublicKey ephemeral) {
      try {
        return key.agree(ephemeral);
      } catch (Failure failure) {
        throw new Failed(failure);
      }
    }

    /** Refuses a point that is not on the key's own curve: a token might calculate with it. */
    private PublicKey point(SubjectPublicKeyInfo ephemeral) throws CMSException {
      try {
        if (!ephemeral.getAlgorithm().equals(getPrivateKeyAlgorithmIdentifier())) {
          throw new CMSException("a point of another curve");
        }
        PublicKeyFactory.createKey(ephemeral);
        return KeyFactory.getInstance("EC")
            .generatePublic(new X509EncodedKeySpec(ephemeral.getEncoded()));
      } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
        throw new CMSException("not a point of the curve", e);
      }
    }

    private static byte[] sharedInfo(AlgorithmIdentifier wrap, ASN1OctetString keyingMaterial)
        throws IOException {
      byte[] material = keyingMaterial == null ? null : keyingMaterial.getOctets();
      return new ECCCMSSharedInfo(wrap, material, Pack.intToBigEndian(KEY_BITS)).getEncoded("DER");
    }
  }

  /** RSAES-OAEP with SHA-256 for both hashes, and nothing else. */
  static final class Rsa extends JceKeyTransEnvelopedRecipient {
    private final ShareKey key;

    Rsa(ShareKey key) {
      super(null);
      this.key = key;
    }

    @Override
    protected Key extractSecretKey(
        AlgorithmIdentifier scheme, AlgorithmIdentifier content, byte[] encrypted)
        throws CMSException {
      if (!scheme.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSAES_OAEP)
          || !Oaep.isOurs(RSAESOAEPparams.getInstance(scheme.getParameters()))) {
        throw new CMSException("unknown key transport " + scheme.getAlgorithm());
      }
      byte[] plain = decrypt(encrypted);
      try {
        if (plain.length != KEY_BITS / 8) {
          throw new CMSException("a content key of " + plain.length + " bytes");
        }
        return new SecretKeySpec(plain, "AES");
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    }

    private byte[] decrypt(byte[] encrypted) {
      try {
        return key.decrypt(encrypted);
      } catch (Failure failure) {
        throw new Failed(failure);
      }
    }
  }
}
