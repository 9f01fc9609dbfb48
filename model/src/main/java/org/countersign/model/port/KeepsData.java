package org.countersign.model.port;

import java.util.Optional;
import org.countersign.model.failure.TokenFailure;

/** An open token that keeps private data objects, which nobody reads without its PIN. */
public interface KeepsData {
  TokenIdentity identity();

  /** Replaces the private data object of this label, or makes it. */
  void writeData(String label, byte[] value) throws TokenFailure;

  Optional<byte[]> readData(String label) throws TokenFailure;
}
