package org.countersign.model.people;

/** A public key made ready to verify with, many times and on any thread. */
@FunctionalInterface
public interface VerifyingKey {
  /** Whether the signature, as 3-formats has it, is this key's over the message. */
  boolean verifies(byte[] message, byte[] signature);
}
