package org.countersign.model.audit;

import org.countersign.model.failure.Failure;
import org.countersign.model.people.Credential;

/** A custodian who is there to sign a bundle. */
public interface BundleSigner {
  /** Person id. */
  String person();

  /** The enrolled credential that signs. */
  Credential credential();

  /** Raw signature as 3-formats has it. */
  byte[] sign(byte[] message) throws Failure;
}
