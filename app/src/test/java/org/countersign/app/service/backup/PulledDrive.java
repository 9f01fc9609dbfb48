package org.countersign.app.service.backup;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real file system on a device of its own, which can fail under whatever is open on it, as a
 * drive does that is pulled out, and be put back in. Only root can have one.
 */
public final class PulledDrive implements AutoCloseable {
  private static final long SIZE = 16 << 20;
  // EXT4_IOC_SHUTDOWN without a flush: every call fails with EIO until it is mounted anew.
  private static final String SHUTDOWN =
      "import fcntl,os,struct,sys;"
          + "fcntl.ioctl(os.open(sys.argv[1],os.O_RDONLY),0x8004587d,struct.pack('I',2))";

  private final Path image = Files.createTempFile("pulled-drive", ".img");
  private final Path path = Files.createTempDirectory("pulled-drive");
  private boolean pulled;

  public PulledDrive() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(SIZE);
    }
    boolean there =
        Commands.run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString()) == 0 && mount() == 0;
    if (!there) {
      Files.delete(image);
      Files.delete(path);
    }
    assumeTrue(there, "needs to be allowed to mount");
    Files.delete(path.resolve("lost+found"));
  }

  private int mount() throws IOException {
    return Commands.run("mount", "-o", "loop", image.toString(), path.toString());
  }

  public Path path() {
    return path;
  }

  /** Nothing can be read or written any more. */
  public void pull() throws IOException {
    if (pulled) {
      return;
    }
    pulled = true;
    if (Commands.run("sync", "-f", path.toString()) != 0
        || Commands.run("python3", "-c", SHUTDOWN, path.toString()) != 0) {
      throw new IOException("not pulled");
    }
  }

  /** What had come to the device is there again. */
  public void putBack() throws IOException {
    pulled = false;
    if (Commands.run("umount", path.toString()) != 0 || mount() != 0) {
      throw new IOException("not put back");
    }
  }

  @Override
  public void close() throws IOException {
    int ignored = Commands.run("umount", path.toString());
    Files.delete(path);
    Files.delete(image);
  }
}
