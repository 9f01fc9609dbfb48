package org.countersign.model.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;

/** Reads public keys and refuses those that are too weak to certify. */
final class PublicKeys {
  private static final int LEAST_RSA_BITS = 3072;
  private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65537);

  private PublicKeys() {}

  /**
   * The key, which is one of those {@link KeyAlgorithm} knows. Refuses with {@code
   * <what>.key-form}, {@code .key-algorithm}, {@code .weak-key} or {@code .weak-exponent}.
   */
  static PublicKey read(String what, SubjectPublicKeyInfo info) throws Refused {
    String family = family(what, info);
    try {
      // Unlike the JDK's, this parser refuses a point that is not on its curve.
      PublicKeyFactory.createKey(info);
      PublicKey key =
          KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(info.getEncoded()));
      checkStrength(what, key);
      return key;
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new Refused(what + ".key-form");
    }
  }

  /** The kind of a key that {@link #read} gave. */
  static KeyAlgorithm algorithm(String what, PublicKey key) throws Refused {
    return KeyAlgorithm.of(key)
        .orElseThrow(() -> new Refused(what + ".key-algorithm", key.getAlgorithm()));
  }

  /** A field of 256 bits is not enough: other curves than NIST's have that too. */
  private static String family(String what, SubjectPublicKeyInfo info) throws Refused {
    ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
    if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return "RSA";
    }
    if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
      return "Ed25519";
    }
    if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      Object curve = info.getAlgorithm().getParameters();
      if (SECObjectIdentifiers.secp256r1.equals(curve)
          || SECObjectIdentifiers.secp384r1.equals(curve)) {
        return "EC";
      }
      String name = curve instanceof ASN1ObjectIdentifier named ? named.getId() : "unnamed curve";
      throw new Refused(what + ".key-algorithm", "EC " + name);
    }
    throw new Refused(what + ".key-algorithm", algorithm.getId());
  }

  private static void checkStrength(String what, PublicKey key) throws Refused {
    if (!(key instanceof RSAPublicKey rsa)) {
      return;
    }
    int bits = rsa.getModulus().bitLength();
    if (bits < LEAST_RSA_BITS) {
      throw new Refused(what + ".weak-key", "RSA-" + bits, "RSA-" + LEAST_RSA_BITS);
    }
    BigInteger exponent = rsa.getPublicExponent();
    if (exponent.compareTo(LEAST_EXPONENT) < 0 || !exponent.testBit(0)) {
      throw new Refused(what + ".weak-exponent", exponent.toString());
    }
    if (KeyAlgorithm.of(key).isEmpty()) {
      throw new Refused(what + ".key-algorithm", "RSA-" + bits);
    }
  }
}
