package org.countersign.persistence.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.json.Canonical;
import org.countersign.model.port.AttachmentSource;

/** {@code attachments/}: files named by the SHA-256 of their bytes, written once. */
public final class Attachments implements AttachmentSource {
  private static final String FOLDER = "attachments";
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;

  /** The attachments of a vault, for reading; only {@link FileJournal} adds to them. */
  public Attachments(Path vault) {
    this.folder = vault.resolve(FOLDER);
  }

  /** Keeps the bytes; the same bytes again are the same file, which is read and compared. */
  String put(byte[] content) throws StoreFailed {
    String name = name(content);
    Path path = folder.resolve(name);
    try {
      Disk.makeFolder(folder);
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        if (!Arrays.equals(read(path), content)) {
          throw new StoreFailed("attachment-differs", null, name);
        }
        return name;
      }
      write(path, content);
      return name;
    } catch (IOException e) {
      throw Faults.of(e, path, content.length);
    }
  }

  /**
   * {@code store.attachment-missing}, or {@code store.attachment-differs} when the bytes are not
   * what the name says.
   */
  @Override
  public byte[] attachment(String name) throws StoreFailed {
    if (!NAME.matcher(name).matches()) {
      throw new StoreFailed("attachment-missing", null, name);
    }
    try {
      byte[] content = read(folder.resolve(name));
      if (name(content).equals(name)) {
        return content;
      }
    } catch (NoSuchFileException e) {
      throw new StoreFailed("attachment-missing", e, name);
    } catch (IOException e) {
      throw new StoreFailed("unreadable", e, folder.resolve(name).toString());
    }
    throw new StoreFailed("attachment-differs", null, name);
  }

  /** What is there under a name that a hash could be; sorted. */
  List<String> names() throws StoreFailed {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> NAME.matcher(name).matches())
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new StoreFailed("unreadable", e, folder.toString());
    }
  }

  /** The lock makes us the only writer, so a fixed temporary name is cleaned up by the next try. */
  private void write(Path path, byte[] content) throws IOException {
    Path temporary = folder.resolve("." + path.getFileName() + ".part");
    try {
      Disk.write(temporary, content);
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    Disk.force(folder);
  }

  private byte[] read(Path path) throws IOException, StoreFailed {
    if (!Disk.look(folder).isDirectory() || !Disk.look(path).isRegularFile()) {
      throw new StoreFailed("not-a-file", null, path.toString());
    }
    try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      return in.readAllBytes();
    }
  }

  private static String name(byte[] content) {
    return HexFormat.of().formatHex(Canonical.sha256(content));
  }
}
