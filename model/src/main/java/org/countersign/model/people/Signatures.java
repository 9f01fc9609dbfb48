package org.countersign.model.people;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import org.countersign.model.key.KeyAlgorithm;

/** Verifies raw signatures as 3-formats has them, in software. */
public final class Signatures {
  private Signatures() {}

  /**
   * Whether the signature is the key's over the message. A key of an unknown kind verifies nothing.
   */
  public static boolean verify(PublicKey key, byte[] message, byte[] signature) {
    return KeyAlgorithm.of(key).filter(known -> verify(known, key, message, signature)).isPresent();
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
