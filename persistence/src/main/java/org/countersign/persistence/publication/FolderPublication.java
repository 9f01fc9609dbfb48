package org.countersign.persistence.publication;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
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
    if (!NAME.matcher(name).matches()) {
      throw new StoreFailed("name", null, name);
    }
    Path target = folder.resolve(name);
    try {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        refuseOther(target, content);
        return target.toString();
      }
      Files.createDirectories(target.getParent());
      Path temporary = target.resolveSibling("." + UUID.randomUUID() + ".part");
      try {
        force(temporary, content);
        // A link fails where a rename would replace: two writers cannot overwrite each other.
        Files.createLink(target, temporary);
      } finally {
        Files.deleteIfExists(temporary);
      }
      sync(target.getParent());
      return target.toString();
    } catch (IOException e) {
      throw Faults.of(e, target, content.length);
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
