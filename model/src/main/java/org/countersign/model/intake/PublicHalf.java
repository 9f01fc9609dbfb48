package org.countersign.model.intake;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/** The public key of a private key whose file does not say it. */
final class PublicHalf {
  private PublicHalf() {}

  /** SubjectPublicKeyInfo; empty for a curve that has no name here. */
  static Optional<byte[]> ec(ASN1ObjectIdentifier curve, Span secret) throws Malformed {
    X9ECParameters parameters = ECNamedCurveTable.getByOID(curve);
    if (parameters == null) {
      return Optional.empty();
    }
    byte[] bytes = secret.copyOfContent();
    try {
      BigInteger number = new BigInteger(1, bytes);
      if (number.signum() == 0 || number.compareTo(parameters.getN()) >= 0) {
        throw new Malformed("key.numbers", "EC");
      }
      byte[] point = parameters.getG().multiply(number).normalize().getEncoded(false);
      return Optional.of(SpkiForm.ec(curve, point));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * SubjectPublicKeyInfo; empty for keys that agree and do not sign.
   *
   * @param secret the reader whose last element is the private key
   */
  static Optional<byte[]> edwards(ASN1ObjectIdentifier algorithm, DerReader secret)
      throws Malformed {
    boolean small = algorithm.equals(EdECObjectIdentifiers.id_Ed25519);
    if (!small && !algorithm.equals(EdECObjectIdentifiers.id_Ed448)) {
      return Optional.empty();
    }
    if (secret.length() != (small ? Ed25519.SECRET_KEY_SIZE : Ed448.SECRET_KEY_SIZE)) {
      throw new Malformed("key.numbers", "EdDSA");
    }
    byte[] key = new byte[small ? Ed25519.PUBLIC_KEY_SIZE : Ed448.PUBLIC_KEY_SIZE];
    if (small) {
      Ed25519.generatePublicKey(secret.bytes(), secret.from(), key, 0);
    } else {
      Ed448.generatePublicKey(secret.bytes(), secret.from(), key, 0);
    }
    return Optional.of(SpkiForm.raw(algorithm, key));
  }
}
