package org.countersign.app.service.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.countersign.model.failure.StoreFailed;

/** Whether a vault can be founded in a folder; looks, and makes nothing. */
public final class NewFolder {
  private NewFolder() {}

  /**
   * The folder of this path. It may be made, or is there and empty.
   *
   * @throws StoreFailed {@code store.folder-path}, {@code store.folder-name}, {@code
   *     store.not-a-folder}, {@code store.not-empty}, {@code store.no-parent} or {@code
   *     store.read-only}
   */
  public static Path check(String text) throws StoreFailed {
    Path folder = path(text.strip());
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      mustBeEmpty(folder);
      mustTakeFiles(folder);
    } else {
      Path parent = folder.getParent();
      if (!Files.isDirectory(parent)) {
        throw new StoreFailed("no-parent", null, parent.toString());
      }
      mustTakeFiles(parent);
    }
    return folder;
  }

  private static Path path(String text) throws StoreFailed {
    // H2 takes what follows a semicolon in its URL for a setting.
    if (text.indexOf(';') >= 0) {
      throw new StoreFailed("folder-name", null, text);
    }
    try {
      Path path = Path.of(text);
      if (path.isAbsolute() && path.normalize().getParent() != null) {
        return path.normalize();
      }
    } catch (InvalidPathException e) {
      throw new StoreFailed("folder-path", e, text);
    }
    throw new StoreFailed("folder-path", null, text);
  }

  private static void mustBeEmpty(Path folder) throws StoreFailed {
    if (!Files.isDirectory(folder)) {
      throw new StoreFailed("not-a-folder", null, folder.toString());
    }
    try (Stream<Path> names = Files.list(folder)) {
      if (names.findAny().isPresent()) {
        throw new StoreFailed("not-empty", null, folder.toString());
      }
    } catch (IOException e) {
      throw new StoreFailed("unreadable", e, folder.toString());
    }
  }

  private static void mustTakeFiles(Path folder) throws StoreFailed {
    if (!Files.isWritable(folder)) {
      throw new StoreFailed("read-only", null, folder.toString());
    }
  }
}
