package org.countersign.app.service.vault;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever follows a vault. */
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private Listeners() {}

  /** The entry is on disk: whoever follows and fails must not make it look as if it were not. */
  static void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      LOG.error("a listener of the vault failed", e);
    }
  }
}
