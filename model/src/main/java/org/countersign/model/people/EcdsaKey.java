package org.countersign.model.people;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.ECCurve;
import org.countersign.model.key.KeyAlgorithm;

/**
 * ECDSA (FIPS 186-5 §6.4.2) by BouncyCastle, which keeps multiples of a key's point that was used
 * before and verifies several times as fast as the JDK (decision 0025). The points are public:
 * nothing here has to take the same time for all of them.
 */
final class EcdsaKey implements VerifyingKey {
  private static final ECDomainParameters P256 = curve("secp256r1");
  private static final ECDomainParameters P384 = curve("secp384r1");

  /** DER of two integers: their tags and lengths, a leading zero for each, and the sequence's. */
  private static final int AROUND = 8;

  private static final BigInteger[] NONE = {};

  private final ECPublicKeyParameters key;
  private final String digest;
  private final int longest;

  private EcdsaKey(ECPublicKeyParameters key, String digest) {
    this.key = key;
    this.digest = digest;
    this.longest = AROUND + 2 * ((key.getParameters().getN().bitLength() + 7) / 8);
  }

  /** Refuses with IllegalArgumentException a point that is not on the curve, and another curve. */
  static EcdsaKey of(ECPublicKey key, KeyAlgorithm algorithm) {
    ECDomainParameters domain = algorithm == KeyAlgorithm.EC_P384 ? P384 : P256;
    if (!isOf(domain, key.getParams())) {
      throw new IllegalArgumentException("a public key is of another curve of the same size");
    }
    ECPoint w = key.getW();
    if (w.equals(ECPoint.POINT_INFINITY)) {
      throw new IllegalArgumentException("a public key is no point");
    }
    return new EcdsaKey(
        new ECPublicKeyParameters(
            domain.getCurve().createPoint(w.getAffineX(), w.getAffineY()), domain),
        algorithm == KeyAlgorithm.EC_P384 ? "SHA-384" : "SHA-256");
  }

  @Override
  public boolean verifies(byte[] message, byte[] signature) {
    BigInteger[] both = signature.length > longest ? NONE : decode(signature);
    if (both.length == 0) {
      return false;
    }
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(false, key);
    return verifier.verifySignature(hash(message), both[0], both[1]);
  }

  /**
   * Both integers of a signature in its one DER form (the JDK also takes them without the zero that
   * makes them positive), or nothing.
   */
  private BigInteger[] decode(byte[] signature) {
    try {
      return StandardDSAEncoding.INSTANCE.decode(key.getParameters().getN(), signature);
    } catch (IOException | RuntimeException e) {
      // It casts what it reads; whatever that stumbles over is no signature.
      return NONE;
    }
  }

  private byte[] hash(byte[] message) {
    try {
      return MessageDigest.getInstance(digest).digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + digest, e);
    }
  }

  private static boolean isOf(ECDomainParameters domain, ECParameterSpec spec) {
    ECCurve curve = domain.getCurve();
    ECPoint base = spec.getGenerator();
    return spec.getCurve().getField() instanceof ECFieldFp field
        && field.getP().equals(curve.getField().getCharacteristic())
        && spec.getCurve().getA().equals(curve.getA().toBigInteger())
        && spec.getCurve().getB().equals(curve.getB().toBigInteger())
        && base.getAffineX().equals(domain.getG().getAffineXCoord().toBigInteger())
        && base.getAffineY().equals(domain.getG().getAffineYCoord().toBigInteger())
        && spec.getOrder().equals(domain.getN())
        && spec.getCofactor() == 1;
  }

  private static ECDomainParameters curve(String name) {
    X9ECParameters named = CustomNamedCurves.getByName(name);
    return new ECDomainParameters(named);
  }
}
