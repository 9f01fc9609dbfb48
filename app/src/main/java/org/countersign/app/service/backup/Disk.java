package org.countersign.app.service.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.countersign.model.failure.StoreFailed;

/** Files that are whole or not there. */
final class Disk {
  private static final long LITTLE = 1 << 20;

  private Disk() {}

  /** Why a file could not be written: {@code store.full} or {@code store.unwritable}. */
  static StoreFailed unwritable(IOException e, Path file) {
    return new StoreFailed(full(e, file) ? "file-full" : "unwritable", e, file.toString());
  }

  private static boolean full(IOException e, Path file) {
    String words = String.valueOf(e.getMessage());
    if (words.contains("No space left") || words.contains("quota")) {
      return true;
    }
    try {
      return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace() < LITTLE;
    } catch (IOException gone) {
      return false;
    }
  }

  /** Gives a whole, synced file its name, unless there is one of that name. */
  static void appear(Path temporary, Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    try {
      Files.createLink(file, temporary);
      Files.delete(temporary);
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      // A file system without hard links, as removable drives have; a move replaces nothing.
      Files.move(temporary, file);
    }
    sync(file.toAbsolutePath().getParent());
  }

  /** Forces a folder's list of names, where the system can. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (java.nio.file.AccessDeniedException e) {
      // Windows opens no folders.
    }
  }

  /** The same of a folder and every folder in it. */
  static void syncTree(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one :
          all.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).toList()) {
        sync(one);
      }
    }
  }

  /** Makes a folder that only its owner may read. */
  static void makeFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(folder);
    }
  }

  /** Deletes a folder and all in it, links as links. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }
}
