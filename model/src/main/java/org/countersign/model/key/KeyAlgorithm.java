package org.countersign.model.key;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/**
 * The kinds of key pair the console generates, each with the one signature scheme it uses
 * (3-formats, journal).
 */
public enum KeyAlgorithm {
  RSA_3072("RSA-3072", "RSA", 3072, "SHA256withRSA"),
  RSA_4096("RSA-4096", "RSA", 4096, "SHA256withRSA"),
  EC_P256("P-256", "EC", 256, "SHA256withECDSA"),
  EC_P384("P-384", "EC", 384, "SHA384withECDSA"),
  ED25519("Ed25519", "EdDSA", 255, "Ed25519");

  private final String display;
  private final String family;
  private final int bits;
  private final String scheme;

  KeyAlgorithm(String display, String family, int bits, String scheme) {
    this.display = display;
    this.family = family;
    this.bits = bits;
    this.scheme = scheme;
  }

  /** As people write it: {@code RSA-3072}, {@code P-384}. Also the form in journal bodies. */
  public String display() {
    return display;
  }

  /** JCA key family: {@code RSA}, {@code EC} or {@code EdDSA}. */
  public String family() {
    return family;
  }

  /** Modulus or field size in bits. */
  public int bits() {
    return bits;
  }

  /** The JCA name of the signature scheme; ECDSA signatures are DER, RSA is PKCS#1 v1.5. */
  public String scheme() {
    return scheme;
  }

  /** Whether the key can agree on a secret (ECDH), which PIN shares need. */
  public boolean canAgree() {
    return family.equals("EC");
  }

  /** The algorithm of a public key, or empty if it is none of these. */
  public static Optional<KeyAlgorithm> of(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> ofSize("RSA", rsa.getModulus().bitLength());
      case ECPublicKey ec -> ofSize("EC", ec.getParams().getCurve().getField().getFieldSize());
      case EdECPublicKey ed when ed.getParams().getName().equals("Ed25519") -> Optional.of(ED25519);
      default -> Optional.empty();
    };
  }

  /** The algorithm of the given display name, or empty. */
  public static Optional<KeyAlgorithm> named(String display) {
    for (KeyAlgorithm algorithm : values()) {
      if (algorithm.display.equals(display)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  private static Optional<KeyAlgorithm> ofSize(String family, int bits) {
    for (KeyAlgorithm algorithm : values()) {
      if (algorithm.family.equals(family) && algorithm.bits == bits) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }
}
