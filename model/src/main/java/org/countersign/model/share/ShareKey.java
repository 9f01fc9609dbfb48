package org.countersign.model.share;

import java.security.PublicKey;
import org.countersign.model.failure.Failure;

/**
 * The key on a custodian's token that a share is encrypted to. Only one of the two operations is
 * ever asked of it: agreement of an EC key, decryption of an RSA key.
 */
public interface ShareKey {

  /** The public half, by which the right recipient is found. */
  PublicKey publicKey();

  /**
   * Raw ECDH: the x coordinate, as long as the field. Whoever calls wipes it.
   *
   * @param ephemeral a point that was found to be on the key's curve
   */
  byte[] agree(PublicKey ephemeral) throws Failure;

  /** RSAES-OAEP with SHA-256, MGF1 with SHA-256 and no label. Whoever calls wipes the result. */
  byte[] decrypt(byte[] cipherText) throws Failure;
}
