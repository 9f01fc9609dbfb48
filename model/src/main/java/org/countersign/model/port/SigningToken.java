package org.countersign.model.port;

import java.util.List;
import org.countersign.model.failure.QuorumNotMet;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;

/** A signing token, open for one authorised operation. Closing it logs out. */
public interface SigningToken extends KeepsData, AutoCloseable {
  /**
   * Makes a signing key pair; attributes are read back, and a key that is not as asked is destroyed
   * and refused. Refuses a label that is taken.
   */
  GeneratedKey generate(KeyAlgorithm algorithm, String label) throws TokenFailure;

  /**
   * Signs the message (hashed here as the key's scheme asks); the signature is verified in software
   * before it is returned.
   *
   * @throws QuorumNotMet when the authority does not cover the key, and it was not generated in
   *     this opening
   */
  byte[] sign(Spki key, byte[] message) throws TokenFailure, QuorumNotMet;

  /**
   * Destroys every copy of the key pair on the token and looks again.
   *
   * @throws QuorumNotMet as {@link #sign} does
   */
  DestroyEvidence destroy(Spki key) throws TokenFailure, QuorumNotMet;

  /**
   * Destroys what there is of the key under this CKA_ID (lower-case hex), and leaves what is under
   * another.
   *
   * @throws QuorumNotMet as {@link #sign} does
   */
  DestroyEvidence destroyFound(Spki key, String ckaId) throws TokenFailure, QuorumNotMet;

  /**
   * Reads back a key that somebody else has made. The private key signs, so that it is proved to be
   * the one of this public half.
   *
   * @throws QuorumNotMet as {@link #sign} does
   */
  GeneratedKey readBack(Spki key, String ckaId) throws TokenFailure, QuorumNotMet;

  /** All objects, in one pass. */
  List<TokenObject> objects() throws TokenFailure;

  /** Changes the user PIN (C_SetPIN). The arrays stay the caller's to wipe. */
  void changePin(char[] oldPin, char[] newPin) throws TokenFailure;

  @Override
  void close();
}
