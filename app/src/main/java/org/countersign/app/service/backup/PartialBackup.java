package org.countersign.app.service.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/**
 * A backup that is being written, under a name that is no backup's. It is locked for as long as its
 * process lives, so that one whose process was killed can be told from it, and is taken away.
 */
final class PartialBackup implements AutoCloseable {
  private static final Pattern NAME =
      Pattern.compile("\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.countersign-backup\\.part");

  private final Path file;
  private final FileChannel channel;

  private PartialBackup(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Begins one in a folder, and deletes there what killed processes have left. */
  static PartialBackup begin(Path folder, String id) throws IOException {
    sweep(folder);
    Path file = folder.resolve("." + id + Backups.SUFFIX + ".part");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    boolean ignored = isLocked(channel);
    return new PartialBackup(file, channel);
  }

  private static void sweep(Path folder) throws IOException {
    try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
      for (Path one : names) {
        if (NAME.matcher(one.getFileName().toString()).matches()
            && Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)
            && isNobodys(one)) {
          Files.deleteIfExists(one);
        }
      }
    }
  }

  private static boolean isNobodys(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      return isLocked(channel);
    }
  }

  /** False where another has the lock, and where the file system has no locks. */
  private static boolean isLocked(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  /** Not closed with what is written through it. */
  OutputStream out() {
    return Channels.newOutputStream(channel);
  }

  /** Forces it and gives it its name, unless that is taken. */
  void appear(Path named) throws IOException {
    channel.force(true);
    Disk.appear(file, named);
  }

  /** Deletes what has no name yet. A drive that is gone keeps it, under a name that is none. */
  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      System.getLogger(PartialBackup.class.getName())
          .log(System.Logger.Level.WARNING, "left behind: " + file, e);
    }
  }
}
