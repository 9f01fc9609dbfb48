package org.countersign.app.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.StoreFailed;

/** Shows a folder in the desktop's own file manager, where there is one. */
public final class FileManager {
  /** By their whole path: what PATH says is none of ours. */
  private static final List<Path> USUAL =
      List.of(
          Path.of("/usr/bin/xdg-open"),
          Path.of("/usr/bin/open"),
          Path.of("C:\\Windows\\explorer.exe"));

  private final Path program;

  FileManager(Path program) {
    this.program = program;
  }

  /** That of this desktop; empty where nothing opens folders. */
  public static Optional<FileManager> ofThisDesktop() {
    return USUAL.stream().filter(Files::isExecutable).findFirst().map(FileManager::new);
  }

  /**
   * Has it shown, and does not wait.
   *
   * @throws StoreFailed {@code store.not-shown} when the program cannot be started
   */
  public void show(Path folder) throws StoreFailed {
    try {
      new ProcessBuilder(program.toString(), folder.toAbsolutePath().toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new StoreFailed("not-shown", e, folder.toString());
    }
  }
}
