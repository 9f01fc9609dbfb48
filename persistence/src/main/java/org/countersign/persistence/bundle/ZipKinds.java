package org.countersign.persistence.bundle;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.countersign.model.failure.Refused;

/**
 * The kinds of file that an archive's central directory gives (APPNOTE.TXT 4.3.12 and 4.4.15): Java
 * reads a symbolic link as a file that holds the name it leads to, unzip makes a link of it, so the
 * same archive would be two different bundles.
 */
final class ZipKinds {
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int MOST_COMMENT = 0xffff;
  private static final int LOCATOR = 0x07064b50;
  private static final int LOCATOR_LENGTH = 20;
  private static final int END_64_LENGTH = 56;
  private static final int HEADER = 0x02014b50;
  private static final int HEADER_LENGTH = 46;
  private static final int KIND = 0xf000;
  private static final int PLAIN = 0x8000;

  private ZipKinds() {}

  /** Refuses with {@code bundle.link} what is marked as anything else than a plain file. */
  static void mustBePlain(Path archive) throws IOException, Refused {
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
      ByteBuffer end = end(file);
      long length = Integer.toUnsignedLong(end.getInt(12));
      long from = Integer.toUnsignedLong(end.getInt(16));
      Optional<ByteBuffer> large = large(file, end.getLong(END_LENGTH));
      if (large.isPresent()) {
        length = large.get().getLong(40);
        from = large.get().getLong(48);
      }
      directory(file, from, length);
    }
  }

  /** The end record, followed by the place it was found at. */
  private static ByteBuffer end(RandomAccessFile file) throws IOException {
    long most = Math.min(file.length(), END_LENGTH + MOST_COMMENT);
    ByteBuffer tail = read(file, file.length() - most, (int) most);
    for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
      boolean whole = tail.getInt(at) == END;
      if (whole && Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit() - at - END_LENGTH) {
        ByteBuffer found = little(new byte[END_LENGTH + Long.BYTES]);
        found.put(0, tail, at, END_LENGTH);
        return found.putLong(END_LENGTH, file.length() - most + at);
      }
    }
    throw new IOException("no end of the central directory");
  }

  /** The record of an archive that is too large for the usual numbers, where there is one. */
  private static Optional<ByteBuffer> large(RandomAccessFile file, long end) throws IOException {
    if (end < LOCATOR_LENGTH) {
      return Optional.empty();
    }
    ByteBuffer locator = read(file, end - LOCATOR_LENGTH, LOCATOR_LENGTH);
    return locator.getInt(0) == LOCATOR
        ? Optional.of(read(file, locator.getLong(8), END_64_LENGTH))
        : Optional.empty();
  }

  private static void directory(RandomAccessFile file, long from, long length)
      throws IOException, Refused {
    for (long at = from; at < from + length; ) {
      ByteBuffer header = read(file, at, HEADER_LENGTH);
      if (header.getInt(0) != HEADER) {
        throw new IOException("no header in the central directory at " + at);
      }
      int name = Short.toUnsignedInt(header.getShort(28));
      int kind = header.getShort(40) & KIND;
      if (kind != 0 && kind != PLAIN) {
        byte[] text = read(file, at + HEADER_LENGTH, name).array();
        throw new Refused("bundle.link", new String(text, StandardCharsets.UTF_8));
      }
      int extra = Short.toUnsignedInt(header.getShort(30));
      int comment = Short.toUnsignedInt(header.getShort(32));
      at += HEADER_LENGTH + name + extra + comment;
    }
  }

  private static ByteBuffer read(RandomAccessFile file, long from, int length) throws IOException {
    if (from < 0) {
      throw new IOException("cut off");
    }
    byte[] bytes = new byte[length];
    file.seek(from);
    file.readFully(bytes);
    return little(bytes);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
