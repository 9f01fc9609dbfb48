package org.countersign.model.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Tells text from binary formats, which all have control characters near their beginning. */
final class PlainText {
  private static final int LOOKED_AT = 4096;
  private static final int DELETE = 0x7f;

  private PlainText() {}

  /** The text without a byte order mark, and as UTF-8 where Windows wrote UTF-16. */
  static Optional<byte[]> of(byte[] content) {
    if (startsWith(content, 0xff, 0xfe)) {
      return utf16(content, StandardCharsets.UTF_16LE);
    }
    if (startsWith(content, 0xfe, 0xff)) {
      return utf16(content, StandardCharsets.UTF_16BE);
    }
    byte[] text =
        startsWith(content, 0xef, 0xbb, 0xbf)
            ? Arrays.copyOfRange(content, 3, content.length)
            : content;
    return isText(text) ? Optional.of(text) : Optional.empty();
  }

  private static Optional<byte[]> utf16(byte[] content, Charset form) {
    try {
      ByteBuffer characters = ByteBuffer.wrap(content, 2, content.length - 2);
      String text = form.newDecoder().decode(characters).toString();
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      return isText(utf8) ? Optional.of(utf8) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isText(byte[] text) {
    for (int i = 0; i < Math.min(text.length, LOOKED_AT); i++) {
      if (isControl(text[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isControl(byte b) {
    boolean space = b == '\t' || b == '\n' || b == '\r';
    return (b >= 0 && b < ' ' && !space) || b == DELETE;
  }

  private static boolean startsWith(byte[] content, int... start) {
    if (content.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((content[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
