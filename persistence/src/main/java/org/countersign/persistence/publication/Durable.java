package org.countersign.persistence.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders that are on the disk for certain, or gone. */
final class Durable {
  private Durable() {}

  /** Writes a file that is not there yet, and forces it. */
  static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Forces a folder's list of names. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** The same of a folder and all in it. */
  static void syncTree(Path folder) throws IOException {
    for (Path one : tree(folder)) {
      if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
        sync(one);
      }
    }
  }

  /** Deletes a file or folder, if it is there; links are not followed. */
  static void delete(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      for (Path one : tree(path)) {
        Files.delete(one);
      }
    }
  }

  /** What is inside before what it is in. */
  static List<Path> tree(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
