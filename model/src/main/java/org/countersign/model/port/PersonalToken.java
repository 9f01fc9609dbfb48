package org.countersign.model.port;

import java.security.PublicKey;
import java.util.List;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;

/** A custodian's own token, logged in with the custodian's PIN. Closing it logs out. */
public interface PersonalToken extends KeepsData, AutoCloseable {
  /**
   * Makes the key pair that signs approvals and entries: sensitive, never extractable, sign-only.
   */
  GeneratedKey generateSigningKey(KeyAlgorithm algorithm, String label) throws TokenFailure;

  /**
   * Makes the key pair PIN shares are encrypted to: P-256 or P-384 that may only derive, or RSA
   * that may only decrypt.
   */
  GeneratedKey generateShareKey(KeyAlgorithm algorithm, String label) throws TokenFailure;

  /**
   * Signs the message (hashed here as the key's scheme asks); the signature is verified in software
   * before it is returned.
   */
  byte[] sign(Spki key, byte[] message) throws TokenFailure;

  /** Raw ECDH (the x coordinate, as long as the field); the caller wipes it. */
  byte[] agree(Spki key, PublicKey peer) throws TokenFailure;

  /** RSAES-OAEP with SHA-256 and MGF1 with SHA-256; the caller wipes the plain text. */
  byte[] decrypt(Spki key, byte[] cipherText) throws TokenFailure;

  /** All objects, in one pass. */
  List<TokenObject> objects() throws TokenFailure;

  /** Logs out; a token that is gone is no error. */
  @Override
  void close();
}
