package org.countersign.app.hsm;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.countersign.model.key.KeyAlgorithm;

/**
 * How a message is signed with each kind of key. It is hashed here, not in the module: some modules
 * get signatures in several parts wrong, and a hash that the module is given is one that was
 * computed from what people saw.
 */
final class Scheme {
  private Scheme() {}

  static long mechanism(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case RSA_3072, RSA_4096 -> Ck.CKM_RSA_PKCS;
      case EC_P256, EC_P384 -> Ck.CKM_ECDSA;
      case ED25519 -> Ck.CKM_EDDSA;
    };
  }

  /**
   * What the token is given: DigestInfo (RFC 8017 §9.2) for RSA, the hash for ECDSA, the message
   * itself for Ed25519.
   */
  static byte[] input(KeyAlgorithm algorithm, byte[] message) {
    return switch (algorithm) {
      case RSA_3072, RSA_4096 -> digestInfo(hash("SHA-256", message));
      case EC_P256 -> hash("SHA-256", message);
      case EC_P384 -> hash("SHA-384", message);
      case ED25519 -> message;
    };
  }

  /**
   * The signature as it goes out: ECDSA's r and s, which PKCS#11 gives side by side, as DER (RFC
   * 3279 §2.2.3).
   */
  static byte[] output(PublicKey key, byte[] signature) {
    if (!(key instanceof ECPublicKey ec) || signature.length % 2 != 0) {
      return signature;
    }
    int half = signature.length / 2;
    BigInteger r = new BigInteger(1, Arrays.copyOfRange(signature, 0, half));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, half, signature.length));
    try {
      return StandardDSAEncoding.INSTANCE.encode(ec.getParams().getOrder(), r, s);
    } catch (IOException | IllegalArgumentException e) {
      return signature; // r or s is out of range: it will not verify, and be refused for that
    }
  }

  /** In software, by the JDK; what cannot even be parsed is not verified. */
  static boolean verifies(KeyAlgorithm algorithm, PublicKey key, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(algorithm.scheme());
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static byte[] digestInfo(byte[] sha256) {
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
    try {
      return new DigestInfo(algorithm, sha256).getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException("encoding in memory does not fail", e);
    }
  }

  private static byte[] hash(String algorithm, byte[] message) {
    try {
      return MessageDigest.getInstance(algorithm).digest(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
