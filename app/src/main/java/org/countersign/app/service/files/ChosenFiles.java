package org.countersign.app.service.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.countersign.model.failure.StoreFailed;

/** Reads and writes the files that people choose. */
public final class ChosenFiles {
  private ChosenFiles() {}

  /**
   * At most one byte more than {@code most}, so that whoever reads it can say that it is too long.
   *
   * @throws StoreFailed {@code store.unreadable}
   */
  public static byte[] read(Path file, int most) throws StoreFailed {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(most + 1);
    } catch (IOException e) {
      throw new StoreFailed("unreadable", e, file.toString());
    }
  }

  /**
   * Writes a new file: under a temporary name, synced, then named.
   *
   * @throws StoreFailed {@code store.exists} when there is one, which stays as it is
   */
  public static void write(Path file, byte[] content) throws StoreFailed {
    Path temporary = file.resolveSibling("." + UUID.randomUUID() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(temporary, file);
    } catch (FileAlreadyExistsException e) {
      delete(temporary);
      throw new StoreFailed("exists", e, file.toString());
    } catch (IOException e) {
      delete(temporary);
      throw new StoreFailed("unwritable", e, file.toString());
    }
  }

  private static void delete(Path temporary) throws StoreFailed {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw new StoreFailed("unwritable", e, temporary.toString());
    }
  }
}
