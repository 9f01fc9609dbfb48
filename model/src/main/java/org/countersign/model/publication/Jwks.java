package org.countersign.model.publication;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.BigIntegers;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.key.SigningKey;

/** A JSON Web Key Set (RFC 7517, RFC 7518 §6, RFC 8037) of keys of the vault. */
final class Jwks {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private Jwks() {}

  /** Canonical JSON with a newline; {@code kid} is the SHA-256 of the SubjectPublicKeyInfo. */
  static byte[] of(List<SigningKey> keys) {
    List<Map<String, Object>> all = new ArrayList<>();
    keys.forEach(key -> all.add(jwk(key)));
    return Told.json(Map.of("keys", all));
  }

  /** The name of the signature scheme in JOSE (RFC 7518 §3.1, RFC 8037 §3.1). */
  static String algorithm(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case RSA_3072, RSA_4096 -> "RS256";
      case EC_P256 -> "ES256";
      case EC_P384 -> "ES384";
      case ED25519 -> "EdDSA";
    };
  }

  private static Map<String, Object> jwk(SigningKey key) {
    Map<String, Object> jwk = new LinkedHashMap<>();
    jwk.put("kid", key.spki().hex());
    jwk.put("use", "sig");
    jwk.put("alg", algorithm(key.algorithm()));
    PublicKey publicKey = PublicKeyDer.read(key.publicKey());
    switch (publicKey) {
      case RSAPublicKey rsa -> {
        jwk.put("kty", "RSA");
        jwk.put("n", text(BigIntegers.asUnsignedByteArray(rsa.getModulus())));
        jwk.put("e", text(BigIntegers.asUnsignedByteArray(rsa.getPublicExponent())));
      }
      case ECPublicKey ec -> {
        jwk.put("kty", "EC");
        jwk.put("crv", key.algorithm().display());
        jwk.put("x", coordinate(key, ec.getW().getAffineX()));
        jwk.put("y", coordinate(key, ec.getW().getAffineY()));
      }
      default -> {
        jwk.put("kty", "OKP");
        jwk.put("crv", key.algorithm().display());
        jwk.put(
            "x",
            text(SubjectPublicKeyInfo.getInstance(key.publicKey()).getPublicKeyData().getOctets()));
      }
    }
    return jwk;
  }

  /** As long as the field, zeros in front (RFC 7518 §6.2.1.2). */
  private static String coordinate(SigningKey key, BigInteger value) {
    return text(BigIntegers.asUnsignedByteArray(key.algorithm().bits() / Byte.SIZE, value));
  }

  static String text(byte[] bytes) {
    return URL.encodeToString(bytes);
  }
}
