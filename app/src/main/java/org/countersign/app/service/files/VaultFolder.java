package org.countersign.app.service.files;

import java.nio.file.Files;
import java.nio.file.Path;
import org.countersign.app.service.backup.CutOffRestore;
import org.countersign.model.failure.StoreFailed;

/** Whether there is a vault in a folder; looks, and makes nothing. */
public final class VaultFolder {
  /** The file that makes a folder a vault. */
  public static final String JOURNAL = "journal.jsonl";

  private VaultFolder() {}

  /**
   * Refuses a folder without a journal, in which opening would begin one. A vault whose restore was
   * cut off between two renames is one: opening gives it its place.
   *
   * @throws StoreFailed {@code store.missing}
   */
  public static void check(Path folder) throws StoreFailed {
    if (!Files.exists(folder.resolve(JOURNAL)) && !CutOffRestore.waits(folder)) {
      throw new StoreFailed("missing", null, folder.toString());
    }
  }
}
