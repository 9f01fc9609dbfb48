package org.countersign.app.service.backup;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A removable drive as most are: exFAT, without hard or symbolic links. Needs root and exfat-fuse.
 */
public final class ExfatDrive implements AutoCloseable {
  private static final long SIZE = 32 << 20;

  private final Path image = Files.createTempFile("exfat-drive", ".img");
  private final Path path = Files.createTempDirectory("exfat-drive");
  private String device = "";

  public ExfatDrive() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(SIZE);
    }
    boolean there = made();
    if (!there) {
      close();
    }
    assumeTrue(there, "needs exfat-fuse, and to be allowed to mount");
  }

  private boolean made() throws IOException {
    try {
      String ignored = run("mkfs.exfat", image.toString());
      device = run("losetup", "-f", "--show", image.toString());
      ignored = run("mount.exfat-fuse", device, path.toString());
      return true;
    } catch (IOException notHere) {
      return false;
    }
  }

  public Path path() {
    return path;
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return said.strip();
  }

  @Override
  public void close() throws IOException {
    if (!device.isEmpty()) {
      String ignored = run("umount", path.toString());
      ignored = run("losetup", "-d", device);
    }
    Files.delete(path);
    Files.delete(image);
  }
}
