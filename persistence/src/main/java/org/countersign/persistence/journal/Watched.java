package org.countersign.persistence.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.countersign.model.failure.StoreFailed;

/**
 * Remembers which file a name stands for: an open file goes on being written to when somebody has
 * moved or deleted it.
 *
 * @param key the file's inode, where the file system has such a thing
 */
record Watched(Path path, String key) {

  /** Refuses with {@code store.not-a-file} a link, a folder, a device. */
  static Watched of(Path path) throws IOException, StoreFailed {
    BasicFileAttributes attributes = Disk.look(path);
    if (!attributes.isRegularFile()) {
      throw new StoreFailed("not-a-file", null, path.toString());
    }
    return new Watched(path, String.valueOf(attributes.fileKey()));
  }

  /** {@code store.changed} when the name stands for another file now, or for none. */
  void check() throws StoreFailed {
    try {
      BasicFileAttributes now = Disk.look(path);
      if (now.isRegularFile() && String.valueOf(now.fileKey()).equals(key)) {
        return;
      }
    } catch (IOException e) {
      throw new StoreFailed("changed", e, path.toString());
    }
    throw new StoreFailed("changed", null, path.toString());
  }
}
