package org.countersign.app.service.backup;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real file system with room for very little; only root can mount one. */
public final class SmallDrive implements AutoCloseable {
  private final Path path = Files.createTempDirectory("small-drive");

  public SmallDrive() throws IOException {
    int code = run("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", path.toString());
    assumeTrue(code == 0, "needs to be allowed to mount");
  }

  public Path path() {
    return path;
  }

  /** As if it were pulled out, whatever is open on it. */
  public void pull() throws IOException {
    int ignored = run("umount", "-l", path.toString());
  }

  private static int run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    pull();
    Files.deleteIfExists(path);
  }
}
