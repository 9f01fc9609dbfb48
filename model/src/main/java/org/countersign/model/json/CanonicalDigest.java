package org.countersign.model.json;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * SHA-256 of canonical JSON that is too long to have in memory: whoever knows the members and their
 * order tells them one by one. That the bytes are those of {@link Canonical} is for its tests.
 */
public final class CanonicalDigest {
  private static final int BUFFER = 1 << 16;
  private static final int SHORT = 1 << 9;

  /** The most bytes one UTF-16 unit can take: {@code \}u00xx. */
  private static final int WIDEST = 6;

  private static final String HEX = "0123456789abcdef";

  private final MessageDigest digest;
  private final byte[] buffer;
  private int length;

  public CanonicalDigest() {
    this(BUFFER);
  }

  private CanonicalDigest(int size) {
    buffer = new byte[size];
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** For a value of a few hundred bytes. */
  public static CanonicalDigest ofShort() {
    return new CanonicalDigest(SHORT);
  }

  /** Brackets, commas and names, as they stand; ASCII only. */
  @SuppressWarnings("deprecation") // of ASCII, the low bytes are the bytes
  public CanonicalDigest raw(String ascii) {
    room(ascii.length());
    ascii.getBytes(0, ascii.length(), buffer, length);
    length += ascii.length();
    return this;
  }

  /** A string value, in quotes and escaped (RFC 8785 §3.2.2.2). */
  public CanonicalDigest text(String value) {
    raw("\"");
    int plain = plain(value);
    if (plain == value.length() && plain < buffer.length) {
      raw(value);
    } else {
      escaped(value);
    }
    return raw("\"");
  }

  /** How many of its first characters stand for themselves. */
  private static int plain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c >= 0x80 || c == '"' || c == '\\') {
        return i;
      }
    }
    return value.length();
  }

  private void escaped(String value) {
    for (int i = 0; i < value.length(); i++) {
      room(WIDEST);
      char c = value.charAt(i);
      if (c < 0x80) {
        ascii(c);
      } else if (!Character.isSurrogate(c)) {
        utf8(c);
      } else {
        i++;
        utf8(pair(c, i < value.length() ? value.charAt(i) : 0));
      }
    }
  }

  /** A string value, or null for none. */
  public CanonicalDigest text(Optional<String> value) {
    return value.isPresent() ? text(value.get()) : raw("null");
  }

  /** The digest; nothing can be added after it. */
  public byte[] bytes() {
    digest.update(buffer, 0, length);
    return digest.digest();
  }

  /** The digest as lower-case hex. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  private void room(int more) {
    if (length > buffer.length - more) {
      digest.update(buffer, 0, length);
      length = 0;
    }
  }

  private void ascii(char c) {
    switch (c) {
      case '"', '\\' -> escape(c);
      case '\b' -> escape('b');
      case '\t' -> escape('t');
      case '\n' -> escape('n');
      case '\f' -> escape('f');
      case '\r' -> escape('r');
      default -> {
        if (c >= ' ') {
          buffer[length++] = (byte) c;
        } else {
          escape('u');
          buffer[length++] = '0';
          buffer[length++] = '0';
          buffer[length++] = (byte) HEX.charAt(c >> 4);
          buffer[length++] = (byte) HEX.charAt(c & 15);
        }
      }
    }
  }

  private void escape(char c) {
    buffer[length++] = '\\';
    buffer[length++] = (byte) c;
  }

  private static int pair(char high, char low) {
    if (!Character.isSurrogatePair(high, low)) {
      throw new IllegalArgumentException("half a surrogate pair has no UTF-8 form");
    }
    return Character.toCodePoint(high, low);
  }

  private void utf8(int c) {
    if (c < 0x800) {
      buffer[length++] = (byte) (0xc0 | (c >> 6));
    } else if (c < 0x10000) {
      buffer[length++] = (byte) (0xe0 | (c >> 12));
      buffer[length++] = continued(c >> 6);
    } else {
      buffer[length++] = (byte) (0xf0 | (c >> 18));
      buffer[length++] = continued(c >> 12);
      buffer[length++] = continued(c >> 6);
    }
    buffer[length++] = continued(c);
  }

  private static byte continued(int bits) {
    return (byte) (0x80 | (bits & 0x3f));
  }
}
