package org.countersign.persistence.publication;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.PublicationStore;
import org.countersign.persistence.journal.Faults;

/** The vault's {@code publication} folder: whole files or none, never one over another. */
public final class FolderPublication implements PublicationStore {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*(/[A-Za-z0-9][A-Za-z0-9.-]*)*");

  private final Path folder;

  public FolderPublication(Path folder) {
    this.folder = folder;
  }

  @Override
  public String write(String name, byte[] content) throws StoreFailed {
    Path target = folder.resolve(checked(name));
    try {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        refuseOther(target, content);
        return target.toString();
      }
      Files.createDirectories(target.getParent());
      Path temporary = target.resolveSibling("." + UUID.randomUUID() + ".part");
      try {
        force(temporary, content);
        appear(temporary, target);
      } finally {
        Files.deleteIfExists(temporary);
      }
      sync(target.getParent());
      return target.toString();
    } catch (IOException e) {
      throw Faults.of(e, target, content.length);
    }
  }

  @Override
  public List<String> names(String inFolder) throws StoreFailed {
    Path place = folder.resolve(checked(inFolder));
    if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> inFolder + "/" + file.getFileName())
          .filter(name -> NAME.matcher(name).matches())
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new StoreFailed("unreadable", e, place.toString());
    }
  }

  @Override
  public Optional<byte[]> read(String name) throws StoreFailed {
    Path file = folder.resolve(checked(name));
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new StoreFailed("unreadable", e, file.toString());
    }
  }

  private static String checked(String name) throws StoreFailed {
    if (!NAME.matcher(name).matches()) {
      throw new StoreFailed("name", null, name);
    }
    return name;
  }

  /** A link fails where a rename would replace: two writers cannot overwrite each other. */
  private static void appear(Path temporary, Path target) throws IOException {
    try {
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // A file system without hard links. The vault's lock makes us its only writer.
      Files.move(temporary, target);
    }
  }

  private static void refuseOther(Path target, byte[] content) throws IOException, StoreFailed {
    if (!Arrays.equals(Files.readAllBytes(target), content)) {
      throw new StoreFailed("exists", null, target.toString());
    }
  }

  private static void force(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
