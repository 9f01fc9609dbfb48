package org.countersign.app.service.backup;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real file system with room for very little; only root can mount one. */
public final class SmallDrive implements AutoCloseable {
  private final Path path = Files.createTempDirectory("small-drive");

  public SmallDrive() throws IOException {
    int code = Commands.run("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", path.toString());
    assumeTrue(code == 0, "needs to be allowed to mount");
  }

  public Path path() {
    return path;
  }

  /** As if it were pulled out, whatever is open on it. */
  public void pull() throws IOException {
    int ignored = Commands.run("umount", "-l", path.toString());
  }

  @Override
  public void close() throws IOException {
    pull();
    Files.deleteIfExists(path);
  }
}
