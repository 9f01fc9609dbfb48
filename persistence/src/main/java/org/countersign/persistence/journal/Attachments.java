package org.countersign.persistence.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

  private static final int BUFFER = 1 << 16;

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

  @Override
  public void copy(String name, OutputStream to) throws StoreFailed, IOException {
    Path path = folder.resolve(name);
    if (!NAME.matcher(name).matches()) {
      throw new StoreFailed("attachment-missing", null, name);
    }
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = open(path, name)) {
      for (int n = read(in, buffer, path); n >= 0; n = read(in, buffer, path)) {
        digest.update(buffer, 0, n);
        to.write(buffer, 0, n);
      }
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(name)) {
      throw new StoreFailed("attachment-differs", null, name);
    }
  }

  private InputStream open(Path path, String name) throws StoreFailed {
    try {
      return open(path);
    } catch (NoSuchFileException e) {
      throw new StoreFailed("attachment-missing", e, name);
    } catch (IOException e) {
      throw new StoreFailed("unreadable", e, path.toString());
    }
  }

  /** What cannot be read is told apart from what cannot be written. */
  private static int read(InputStream in, byte[] buffer, Path path) throws StoreFailed {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new StoreFailed("unreadable", e, path.toString());
    }
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
    try (InputStream in = open(path)) {
      return in.readAllBytes();
    }
  }

  private InputStream open(Path path) throws IOException, StoreFailed {
    if (!Disk.look(folder).isDirectory() || !Disk.look(path).isRegularFile()) {
      throw new StoreFailed("not-a-file", null, path.toString());
    }
    return Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String name(byte[] content) {
    return HexFormat.of().formatHex(Canonical.sha256(content));
  }
}
