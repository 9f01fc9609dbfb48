package org.countersign.persistence.bundle;

import java.io.IOException;
import java.nio.file.Path;
import org.countersign.model.failure.StoreFailed;
import org.countersign.persistence.journal.Faults;

/** Says why a bundle was not written, in words of its own: the vault is not at fault. */
final class BundleFaults {
  private static final int ROOM = 1 << 16;

  private BundleFaults() {}

  /** {@code store.bundle-full}, {@code store.bundle-read-only} or {@code store.bundle-failed}. */
  static StoreFailed of(IOException e, Path target) {
    String reason = Faults.of(e, target, ROOM).code().substring("store.".length());
    return new StoreFailed("bundle-" + reason, e, target.toString());
  }
}
