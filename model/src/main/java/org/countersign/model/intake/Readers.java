package org.countersign.model.intake;

import java.util.Optional;

/**
 * Reads what people bring: every format, told from the bytes and never from the name. Files are not
 * trusted; whatever is in them, what comes of it is a {@link Reading}. Nothing of a private key is
 * kept, and a password stays its owner's, who wipes it.
 */
public final class Readers {
  /** The largest file that is taken, in bytes. */
  public static final int MOST_BYTES = 512 * 1024 * 1024;

  /**
   * Reads one file. The same bytes under the same name give the same, always.
   *
   * @param name what people know the file by; it stands in every {@link Where}
   * @param password of the key store, if it is one; empty if none was given
   */
  public Reading read(String name, byte[] content, Optional<char[]> password) {
    Finds finds = new Finds(name);
    String format = "";
    try {
      format = format(finds, content, password);
    } catch (RuntimeException e) {
      // Somebody may have made the file so that a parser fails; it is told like any other.
      finds.problem(finds.at(""), "unreadable");
    }
    if (finds.isEmpty()) {
      finds.problem(finds.at(""), "nothing");
    }
    Owners.tell(finds);
    return finds.reading(format);
  }

  private static String format(Finds finds, byte[] content, Optional<char[]> password) {
    if (content.length == 0) {
      finds.problem(finds.at(""), "empty");
      return "";
    }
    if (content.length > MOST_BYTES) {
      finds.problem(finds.at(""), "too-big", MOST_BYTES / 1024 / 1024);
      return "";
    }
    Optional<byte[]> text = PlainText.of(content);
    if (text.isPresent()) {
      return TextFile.read(finds, text.get(), password);
    }
    if (JksReader.is(content)) {
      return JksReader.read(finds, content, password);
    }
    if (OpenPgpReader.is(content)) {
      return OpenPgpReader.read(finds, content);
    }
    if (DerFile.is(content)) {
      return DerFile.read(finds, content, password);
    }
    if (PemReader.isPem(content)) {
      return PemReader.read(finds, content);
    }
    finds.problem(finds.at(""), "unknown");
    return "";
  }
}
