package org.countersign.app.service.vault;

import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.Spki;

/** A person who acts: whose token signs entries and approvals now. */
public interface Signer {
  /** Person id. */
  String person();

  /** The enrolled credential that signs. */
  Spki credential();

  /** Raw signature as 3-formats has it. */
  byte[] sign(byte[] message) throws TokenFailure;
}
