package org.countersign.model.pki;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * What kind of key a public key is, as people write it: of any key, not only of those made here.
 */
public final class KeyText {
  private static final Map<ASN1ObjectIdentifier, String> NAMED =
      Map.of(
          EdECObjectIdentifiers.id_Ed25519, "Ed25519",
          EdECObjectIdentifiers.id_Ed448, "Ed448",
          EdECObjectIdentifiers.id_X25519, "X25519",
          EdECObjectIdentifiers.id_X448, "X448",
          X9ObjectIdentifiers.id_dsa, "DSA");

  private KeyText() {}

  /**
   * {@code RSA-2048}, {@code P-256}, {@code Ed25519}; an object identifier for what has no name
   * here, and nothing for what cannot be read or of which only the hash is known.
   *
   * @param publicKey DER SubjectPublicKeyInfo
   */
  public static String of(byte[] publicKey) {
    if (publicKey.length == 0) {
      return "";
    }
    try {
      return of(SubjectPublicKeyInfo.getInstance(publicKey));
    } catch (IllegalArgumentException | IOException e) {
      return "";
    }
  }

  private static String of(SubjectPublicKeyInfo key) throws IOException {
    ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
    if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
        || algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      return "RSA-" + RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength();
    }
    if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve
          ? curve(curve)
          : "EC";
    }
    return NAMED.getOrDefault(algorithm, algorithm.getId());
  }

  private static String curve(ASN1ObjectIdentifier curve) {
    return Optional.ofNullable(NISTNamedCurves.getName(curve))
        .or(() -> Optional.ofNullable(ECNamedCurveTable.getName(curve)))
        .orElseGet(curve::getId);
  }
}
