package org.countersign.model.intake;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Writes public keys that stand in other formats as DER SubjectPublicKeyInfo, in the one form that
 * certificates have, so that a key has one name wherever it is found.
 */
final class SpkiForm {
  /** Longer keys are of no use, and take long to do anything with. */
  private static final int MOST_RSA_BITS = 16384;

  private static final int EDWARDS_BYTES = 32;
  private static final int ED448_BYTES = 57;

  private static final Map<ASN1ObjectIdentifier, Integer> RAW =
      Map.of(
          EdECObjectIdentifiers.id_Ed25519, EDWARDS_BYTES,
          EdECObjectIdentifiers.id_X25519, EDWARDS_BYTES,
          EdECObjectIdentifiers.id_Ed448, ED448_BYTES,
          EdECObjectIdentifiers.id_X448, ED448_BYTES - 1);

  private SpkiForm() {}

  /** Refuses with {@code asn1.…} what has not the outline of a SubjectPublicKeyInfo. */
  static void check(Span key) throws Malformed {
    DerReader parts = key.inside();
    parts.next(DerReader.SEQUENCE, "algorithm").inside().next(DerReader.OID, "algorithm").length();
    parts.next(DerReader.BIT_STRING, "subjectPublicKey");
    if (parts.length() < 2 || parts.more()) {
      throw new Malformed("asn1.structure", "subjectPublicKey");
    }
  }

  /** Refuses with {@code key.numbers} what cannot be an RSA key. */
  static byte[] rsa(BigInteger modulus, BigInteger exponent) throws Malformed {
    if (modulus.signum() <= 0
        || exponent.signum() <= 0
        || modulus.bitLength() > MOST_RSA_BITS
        || exponent.bitLength() > modulus.bitLength()) {
      throw new Malformed("key.numbers", "RSA");
    }
    try {
      return encoded(
          new SubjectPublicKeyInfo(
              new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
              new RSAPublicKey(modulus, exponent)));
    } catch (IOException e) {
      throw new IllegalStateException("two numbers have an encoding", e);
    }
  }

  /**
   * @param point compressed or not (SEC 1 §2.3.3)
   * @throws Malformed {@code key.curve}, or {@code key.point} when it is not on the curve
   */
  static byte[] ec(ASN1ObjectIdentifier curve, byte[] point) throws Malformed {
    X9ECParameters parameters = ECNamedCurveTable.getByOID(curve);
    if (parameters == null) {
      throw new Malformed("key.curve", curve.getId());
    }
    try {
      byte[] whole = parameters.getCurve().decodePoint(point).getEncoded(false);
      return encoded(
          new SubjectPublicKeyInfo(
              new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), whole));
    } catch (IllegalArgumentException e) {
      throw new Malformed("key.point", curveName(curve));
    }
  }

  /** A key of RFC 8410, which is its bytes; refuses another length with {@code key.numbers}. */
  static byte[] raw(ASN1ObjectIdentifier algorithm, byte[] key) throws Malformed {
    Integer length = RAW.get(algorithm);
    if (length == null || length != key.length) {
      throw new Malformed("key.numbers", "EdDSA");
    }
    return encoded(new SubjectPublicKeyInfo(new AlgorithmIdentifier(algorithm), key));
  }

  static byte[] encoded(SubjectPublicKeyInfo info) {
    try {
      return info.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("a public key has an encoding", e);
    }
  }

  private static String curveName(ASN1ObjectIdentifier curve) {
    if (SECObjectIdentifiers.secp256r1.equals(curve)) {
      return "P-256";
    }
    String name = ECNamedCurveTable.getName(curve);
    return name == null ? curve.getId() : name;
  }
}
