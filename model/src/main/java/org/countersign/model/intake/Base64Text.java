package org.countersign.model.intake;

import java.util.Arrays;
import java.util.Base64;

/** Base64 over several lines (RFC 4648 §4), with nothing in it that is none. */
final class Base64Text {
  private Base64Text() {}

  /** Refuses with {@code base64}. The bytes are the caller's alone, to be wiped if need be. */
  static byte[] decode(byte[] text, int from, int to) throws Malformed {
    byte[] digits = new byte[to - from];
    int count = 0;
    for (int i = from; i < to; i++) {
      byte b = text[i];
      if (b > ' ') {
        digits[count++] = b;
      } else if (b != '\n' && b != '\r' && b != ' ' && b != '\t') {
        throw new Malformed("base64");
      }
    }
    try {
      return Base64.getDecoder()
          .decode(count == digits.length ? digits : Arrays.copyOf(digits, count));
    } catch (IllegalArgumentException e) {
      throw new Malformed("base64");
    }
  }
}
