package org.countersign.persistence.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import org.countersign.model.failure.StoreFailed;

/**
 * Says why the file system did not do what it was asked. Java has the reason only as the system's
 * words, which may be in any language, so the disk is asked too.
 */
public final class Faults {
  private static final List<String> FULL =
      List.of("No space left", "quota exceeded", "File too large");
  private static final List<String> READ_ONLY =
      List.of("Read-only file system", "Permission denied", "Operation not permitted");

  private Faults() {}

  /**
   * {@code store.full}, {@code store.read-only} or {@code store.failed}, with the path.
   *
   * @param bytes how much was to be written
   */
  public static StoreFailed of(IOException e, Path path, long bytes) {
    return new StoreFailed(reason(e, path, bytes), e, path.toString());
  }

  /** {@code full}, {@code read-only} or {@code failed}. */
  static String reason(IOException e, Path path, long bytes) {
    String words = String.valueOf(e.getMessage());
    if (says(FULL, words) || room(path) < bytes) {
      return "full";
    }
    boolean denied = e instanceof AccessDeniedException || says(READ_ONLY, words);
    return denied || readOnly(path) ? "read-only" : "failed";
  }

  private static boolean says(List<String> phrases, String words) {
    return phrases.stream().anyMatch(words::contains);
  }

  private static long room(Path path) {
    try {
      return Files.getFileStore(nearest(path)).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  private static boolean readOnly(Path path) {
    try {
      return Files.getFileStore(nearest(path)).isReadOnly();
    } catch (IOException | ReadOnlyFileSystemException e) {
      return false;
    }
  }

  private static Path nearest(Path path) {
    Path absolute = path.toAbsolutePath();
    return Files.exists(absolute) ? absolute : absolute.getParent();
  }
}
