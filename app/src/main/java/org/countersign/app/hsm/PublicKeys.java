package org.countersign.app.hsm;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.countersign.model.key.KeyAlgorithm;

/** Public keys as PKCS#11 has them, in attributes, turned into Java's. */
final class PublicKeys {
  private static final Map<ASN1ObjectIdentifier, String> CURVES =
      Map.of(
          SECObjectIdentifiers.secp256r1, "P-256",
          SECObjectIdentifiers.secp384r1, "P-384",
          SECObjectIdentifiers.secp521r1, "P-521",
          EdECObjectIdentifiers.id_Ed25519, "Ed25519");

  /**
   * The name PKCS#11 3.0 §2.3.1 gives the curve of Ed25519 where a module does not know the
   * identifier of RFC 8410.
   */
  private static final String EDWARDS25519 = "edwards25519";

  private PublicKeys() {}

  /** The key of these attributes, or empty when one is missing or is nothing that can be read. */
  static Optional<PublicKey> of(Map<Long, byte[]> attributes) {
    try {
      long type = Numbers.decode(attributes.get(Ck.CKA_KEY_TYPE));
      if (type == Ck.CKK_RSA) {
        return rsa(attributes.get(Ck.CKA_MODULUS), attributes.get(Ck.CKA_PUBLIC_EXPONENT));
      }
      if (type == Ck.CKK_EC || type == Ck.CKK_EC_EDWARDS) {
        return curve(attributes.get(Ck.CKA_EC_PARAMS), attributes.get(Ck.CKA_EC_POINT));
      }
      return Optional.empty();
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** CKA_EC_PARAMS of a curve: its identifier, in DER. */
  static byte[] parameters(KeyAlgorithm algorithm) {
    for (Map.Entry<ASN1ObjectIdentifier, String> curve : CURVES.entrySet()) {
      if (curve.getValue().equals(algorithm.display())) {
        return der(curve.getKey());
      }
    }
    throw new IllegalArgumentException(algorithm + " has no curve");
  }

  private static byte[] der(ASN1ObjectIdentifier oid) {
    try {
      return oid.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("encoding in memory does not fail", e);
    }
  }

  /** {@code P-384}, for EC parameters that name a curve this console knows. */
  static Optional<String> curveName(byte[] parameters) {
    try {
      return oid(parameters).map(CURVES::get);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** An uncompressed point (SEC 1 §2.3.3), out of a SubjectPublicKeyInfo. */
  static byte[] point(PublicKey key) {
    return SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getOctets();
  }

  private static Optional<PublicKey> rsa(byte[] modulus, byte[] exponent)
      throws GeneralSecurityException {
    if (modulus == null || exponent == null || modulus.length == 0 || exponent.length == 0) {
      return Optional.empty();
    }
    RSAPublicKeySpec spec =
        new RSAPublicKeySpec(new BigInteger(1, modulus), new BigInteger(1, exponent));
    return Optional.of(KeyFactory.getInstance("RSA").generatePublic(spec));
  }

  private static Optional<PublicKey> curve(byte[] parameters, byte[] point)
      throws GeneralSecurityException, IOException {
    Optional<ASN1ObjectIdentifier> oid = oid(parameters);
    if (oid.isEmpty() || point == null) {
      return Optional.empty();
    }
    boolean edwards = oid.get().equals(EdECObjectIdentifiers.id_Ed25519);
    AlgorithmIdentifier algorithm =
        edwards
            ? new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519)
            : new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, oid.get());
    byte[] encoded = new SubjectPublicKeyInfo(algorithm, raw(oid.get(), point)).getEncoded();
    KeyFactory factory = KeyFactory.getInstance(edwards ? "Ed25519" : "EC");
    return Optional.of(factory.generatePublic(new X509EncodedKeySpec(encoded)));
  }

  private static Optional<ASN1ObjectIdentifier> oid(byte[] parameters) throws IOException {
    if (parameters == null) {
      return Optional.empty();
    }
    ASN1Encodable decoded = ASN1Primitive.fromByteArray(parameters);
    if (decoded instanceof ASN1ObjectIdentifier oid) {
      return Optional.of(oid);
    }
    boolean edwards = decoded instanceof ASN1String name && name.getString().equals(EDWARDS25519);
    return edwards ? Optional.of(EdECObjectIdentifiers.id_Ed25519) : Optional.empty();
  }

  /**
   * CKA_EC_POINT is a DER OCTET STRING by the standard, and the bare point in some modules: the
   * length tells.
   */
  private static byte[] raw(ASN1ObjectIdentifier curve, byte[] point) throws IOException {
    if (point.length == pointLength(curve)) {
      return point;
    }
    return ASN1OctetString.getInstance(ASN1Primitive.fromByteArray(point)).getOctets();
  }

  private static int pointLength(ASN1ObjectIdentifier curve) {
    return switch (CURVES.getOrDefault(curve, "")) {
      case "P-256" -> 65;
      case "P-384" -> 97;
      case "P-521" -> 133;
      case "Ed25519" -> 32;
      default -> 0;
    };
  }
}
