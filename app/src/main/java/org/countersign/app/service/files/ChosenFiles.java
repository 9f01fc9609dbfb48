package org.countersign.app.service.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes the files that people choose. */
public final class ChosenFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ChosenFiles.class);
  private static final int BUFFER = 1 << 16;

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

  /** What writes a file's content, which may be longer than memory. */
  @FunctionalInterface
  public interface Content {
    void to(OutputStream out) throws Failure, IOException;
  }

  /**
   * Writes a new file: under a temporary name, synced, then named.
   *
   * @throws StoreFailed {@code store.exists} when there is one, which stays as it is
   */
  public static void write(Path file, byte[] content) throws StoreFailed {
    try {
      write(file, out -> out.write(content));
    } catch (StoreFailed e) {
      throw e;
    } catch (Failure e) {
      throw new IllegalStateException("bytes fail only at the store", e);
    }
  }

  /** The same, of content that is made while it is written. When that fails, nothing is left. */
  public static void write(Path file, Content content) throws Failure {
    Path temporary = file.resolveSibling("." + UUID.randomUUID() + ".part");
    boolean done = false;
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        content.to(out);
        out.flush();
        channel.force(true);
      }
      Files.move(temporary, file);
      done = true;
    } catch (FileAlreadyExistsException e) {
      throw new StoreFailed("exists", e, file.toString());
    } catch (IOException e) {
      throw new StoreFailed("unwritable", e, file.toString());
    } finally {
      if (!done) {
        delete(temporary);
      }
    }
  }

  /** What cannot be taken away is hidden and is called a part; why it is there is said already. */
  private static void delete(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      LOG.warn("{} was left behind", temporary, e);
    }
  }
}
