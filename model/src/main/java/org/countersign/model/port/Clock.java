package org.countersign.model.port;

import java.time.Instant;

/** The workstation's clock. */
@FunctionalInterface
public interface Clock {
  /** Now, in milliseconds. */
  Instant now();
}
