package org.countersign.persistence.publication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Which set is the current one: a symbolic link {@code current}, so that a web server can be
 * pointed at it, or on a file system that has none, as on most removable drives, the name in {@code
 * current.txt}. Both are swapped by a rename.
 */
interface Pointer {
  String LINK = "current";
  String TEXT = "current.txt";

  void set(Path home, String name) throws IOException;

  /** The name it points to; empty where there is none. */
  static Optional<String> read(Path home) throws IOException {
    Path link = home.resolve(LINK);
    if (Files.isSymbolicLink(link)) {
      return Optional.of(Files.readSymbolicLink(link).toString());
    }
    Path text = home.resolve(TEXT);
    return Files.isRegularFile(text, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Files.readString(text, StandardCharsets.US_ASCII).strip())
        : Optional.empty();
  }

  default Optional<String> get(Path home) throws IOException {
    return read(home);
  }

  /** A link where there are links. */
  static Pointer ofFileSystem() {
    return (home, name) -> {
      try {
        link(home, name);
      } catch (UnsupportedOperationException | FileSystemException e) {
        text(home, name);
      }
    };
  }

  private static void link(Path home, String name) throws IOException {
    Path beside = home.resolve("." + UUID.randomUUID() + ".part");
    try {
      Files.createSymbolicLink(beside, Path.of(name));
      Files.move(beside, home.resolve(LINK), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
    Files.deleteIfExists(home.resolve(TEXT));
    Durable.sync(home);
  }

  /** Where a link would be, but in words. */
  static void text(Path home, String name) throws IOException {
    Path beside = home.resolve("." + UUID.randomUUID() + ".part");
    try {
      Durable.write(beside, (name + "\n").getBytes(StandardCharsets.US_ASCII));
      Files.move(beside, home.resolve(TEXT), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
    Durable.sync(home);
  }
}
