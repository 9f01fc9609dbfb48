package org.countersign.app.service.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.countersign.model.failure.StoreFailed;

/**
 * Notes in the vault's folder of exports that go on record before their bundle has its name: a file
 * a bundle, named by the hash of its manifest, with the place it is to get. A note that is still
 * there says that the bundle may never have come to be. Nothing is believed because of a note: at
 * most, the next export proves that it extends an earlier one than it could.
 */
public final class UnnamedExports {
  private static final int LONGEST = 1 << 14;

  private final Path folder;

  /** {@code folder}: made when it is first needed. */
  public UnnamedExports(Path folder) {
    this.folder = folder;
  }

  /** To be called before the record; on disk when it returns. */
  void begin(String manifest, Path target) throws StoreFailed {
    Path note = folder.resolve(manifest);
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(note, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        byte[] place = target.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
        int ignored = channel.write(ByteBuffer.wrap(place));
        channel.force(true);
      }
    } catch (IOException e) {
      throw new StoreFailed("unwritable", e, note.toString());
    }
  }

  /** The bundle has its name, or is not on record either. */
  void end(String manifest) {
    try {
      Files.deleteIfExists(folder.resolve(manifest));
    } catch (IOException e) {
      // The place in the note is looked at before it is believed.
      System.getLogger(UnnamedExports.class.getName())
          .log(System.Logger.Level.WARNING, "a note stays", e);
    }
  }

  /** Where a bundle was to be, if there is a note of it and nothing in its place. */
  Optional<Path> missing(String manifest) {
    Path note = folder.resolve(manifest);
    if (!Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(note, LinkOption.NOFOLLOW_LINKS)) {
      Path place = Path.of(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
      return Files.exists(place) ? Optional.empty() : Optional.of(place);
    } catch (IOException | InvalidPathException e) {
      return Optional.of(note);
    }
  }
}
