package org.countersign.persistence.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders only the owner may read, on disk for certain, and never through a link. */
final class Disk {
  private static final FileAttribute<?>[] NONE = {};

  private Disk() {}

  /** An action that may be done again from its beginning. */
  interface Repeatable {
    void run() throws IOException;
  }

  /**
   * A channel is closed under the hands of a thread that is interrupted (a cancelled task), so the
   * action is done again, and the thread told of the interrupt afterwards.
   */
  static void uninterrupted(Repeatable action) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          action.run();
          return;
        } catch (ClosedByInterruptException e) {
          interrupted = Thread.interrupted() || interrupted;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Forces a folder's list of names, so that a new file is still there after a power cut. */
  static void force(Path folder) throws IOException {
    uninterrupted(() -> {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    });
  }

  /** Makes a folder rwx------ if it is not there. */
  static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(folder, ownerOnly(folder, "rwx------"));
      force(folder.toAbsolutePath().getParent());
    }
  }

  /** Makes an empty file rw------- if there is none, and forces its name. */
  static void makeFile(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.createFile(file, ownerOnly(file, "rw-------"));
      force(file.toAbsolutePath().getParent());
    }
  }

  /**
   * Writes a new file rw-------, whole, and forces it; what an earlier try left is written over.
   */
  static void write(Path file, byte[] content) throws IOException {
    Set<OpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    uninterrupted(() -> {
      Files.deleteIfExists(file);
      try (FileChannel channel = FileChannel.open(file, options, ownerOnly(file, "rw-------"))) {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
    });
  }

  /** What the path itself is, links not followed. */
  static BasicFileAttributes look(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return NONE;
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
