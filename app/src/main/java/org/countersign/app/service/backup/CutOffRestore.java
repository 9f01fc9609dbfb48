package org.countersign.app.service.backup;

import java.nio.file.Path;
import java.util.Optional;
import org.countersign.model.failure.StoreFailed;

/**
 * A restore that ended with its process, as the next opening of the vault has found and ended it.
 *
 * @param replaced whether the vault is the restored one; else it is the one from before
 * @param before where the vault is now that was there before
 */
public record CutOffRestore(boolean replaced, Optional<Path> before) {
  /** Whether a restored vault waits beside the folder for being given its place. */
  public static boolean waits(Path target) {
    return RestorePlace.waits(target);
  }

  /**
   * Ends what a killed restore has left beside a vault: the vault is the old one or the new one
   * afterwards, and nothing half-written is left.
   *
   * @return empty where there was nothing of the kind
   * @throws StoreFailed {@code store.restore-unclear} where something else has been put into the
   *     place of the vault meanwhile: nothing is touched then
   */
  public static Optional<CutOffRestore> settle(Path target) throws StoreFailed {
    return RestorePlace.settle(target);
  }
}
