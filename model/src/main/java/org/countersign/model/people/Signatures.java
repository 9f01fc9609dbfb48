package org.countersign.model.people;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import org.countersign.model.key.KeyAlgorithm;

/** Verifies raw signatures as 3-formats has them, in software. */
public final class Signatures {
  private Signatures() {}

  /**
   * Whether the signature is the key's over the message. A key of an unknown kind verifies nothing.
   */
  public static boolean verify(PublicKey key, byte[] message, byte[] signature) {
    return by(key).verifies(message, signature);
  }

  /** The key, ready to verify many signatures. A key of an unknown kind verifies nothing. */
  public static VerifyingKey by(PublicKey key) {
    KeyAlgorithm algorithm = KeyAlgorithm.of(key).orElse(null);
    if (algorithm == null) {
      return (message, signature) -> false;
    }
    if (key instanceof ECPublicKey ec) {
      try {
        return EcdsaKey.of(ec, algorithm);
      } catch (IllegalArgumentException e) {
        return (message, signature) -> false;
      }
    }
    return (message, signature) -> verify(algorithm, key, message, signature);
  }

  private static boolean verify(
      KeyAlgorithm algorithm, PublicKey key, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(algorithm.scheme());
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
