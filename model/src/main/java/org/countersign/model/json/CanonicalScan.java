package org.countersign.model.json;

/**
 * Looks over UTF-8 bytes and says whether they are certainly canonical as they stand, without
 * reading them into a tree: what it agrees to is what {@link Canonical#parse} would read and {@link
 * Canonical#bytes} would write again, byte for byte. It agrees to less than there is (no names but
 * of printable ASCII, no deep nesting); what it does not agree to has to be read the long way.
 */
public final class CanonicalScan {
  /** That the bytes are not what was looked for. */
  public static final int NO = -1;

  private static final int DEEPEST = 32;
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_NUMBER = 16;

  private final byte[] in;
  private final int end;

  /** Looks at bytes before {@code end}; nothing is copied. */
  public CanonicalScan(byte[] utf8, int end) {
    this.in = utf8;
    this.end = end;
  }

  /** The position after the value that begins at {@code at}, or {@link #NO}. */
  public int value(int at) {
    return value(at, 0);
  }

  /** The position after these ASCII characters, or {@link #NO}. */
  public int literal(int at, byte[] ascii) {
    if (at < 0 || end - at < ascii.length) {
      return NO;
    }
    for (int i = 0; i < ascii.length; i++) {
      if (in[at + i] != ascii[i]) {
        return NO;
      }
    }
    return at + ascii.length;
  }

  /** The position of the quote that ends the string whose content begins here, or {@link #NO}. */
  public int text(int from) {
    int at = from;
    while (at >= 0 && at < end) {
      int c = in[at];
      if (c == '"') {
        return at;
      } else if (c == '\\') {
        at = escape(at + 1);
      } else if (c >= ' ') {
        at++;
      } else {
        at = c < 0 ? utf8(at) : NO;
      }
    }
    return NO;
  }

  /** As {@link #text}, of a string that stands for itself: printable ASCII, nothing escaped. */
  public int plain(int from) {
    for (int at = from; at >= 0 && at < end; at++) {
      int c = in[at];
      if (c == '"') {
        return at;
      }
      if (c < ' ' || c == '\\') {
        return NO;
      }
    }
    return NO;
  }

  private int value(int at, int depth) {
    if (at < 0 || at >= end || depth > DEEPEST) {
      return NO;
    }
    return switch (in[at]) {
      case '{' -> object(at + 1, depth + 1);
      case '[' -> array(at + 1, depth + 1);
      case '"' -> after(text(at + 1));
      case 't' -> word(at, "true");
      case 'f' -> word(at, "false");
      case 'n' -> word(at, "null");
      default -> number(at);
    };
  }

  private static int after(int at) {
    return at < 0 ? NO : at + 1;
  }

  private boolean is(int at, char c) {
    return at >= 0 && at < end && in[at] == c;
  }

  private int object(int from, int depth) {
    int at = from;
    if (is(at, '}')) {
      return at + 1;
    }
    int nameFrom = 0;
    int nameTo = 0;
    while (is(at, '"')) {
      int to = plain(at + 1);
      if (to < 0 || to - at > LONGEST_NAME || !inOrder(nameFrom, nameTo, at + 1, to)) {
        return NO;
      }
      nameFrom = at + 1;
      nameTo = to;
      at = is(to + 1, ':') ? value(to + 2, depth) : NO;
      if (is(at, '}')) {
        return at + 1;
      }
      at = is(at, ',') ? at + 1 : NO;
    }
    return NO;
  }

  /** Each name after the one before it; so none is there twice. The first follows nothing. */
  private boolean inOrder(int from, int to, int nextFrom, int nextTo) {
    if (from == 0) {
      return true;
    }
    int length = Math.min(to - from, nextTo - nextFrom);
    for (int i = 0; i < length; i++) {
      if (in[from + i] != in[nextFrom + i]) {
        return in[from + i] < in[nextFrom + i];
      }
    }
    return to - from < nextTo - nextFrom;
  }

  private int array(int from, int depth) {
    if (is(from, ']')) {
      return from + 1;
    }
    int at = value(from, depth);
    while (is(at, ',')) {
      at = value(at + 1, depth);
    }
    return is(at, ']') ? at + 1 : NO;
  }

  private int word(int at, String word) {
    if (end - at < word.length()) {
      return NO;
    }
    for (int i = 0; i < word.length(); i++) {
      if (in[at + i] != word.charAt(i)) {
        return NO;
      }
    }
    return at + word.length();
  }

  /** An integer of up to sixteen digits that is not beyond 2^53−1. */
  private int number(int from) {
    boolean negative = in[from] == '-';
    int first = negative ? from + 1 : from;
    int at = first;
    long value = 0;
    while (at < end && in[at] >= '0' && in[at] <= '9' && at - first <= LONGEST_NUMBER) {
      value = value * 10 + (in[at] - '0');
      at++;
    }
    int digits = at - first;
    boolean canonical = digits > 0 && (in[first] != '0' || (digits == 1 && !negative));
    return canonical && digits <= LONGEST_NUMBER && value <= Canonical.LARGEST ? at : NO;
  }

  /** The position after an escape that canonical JSON has (RFC 8785 §3.2.2.2). */
  private int escape(int at) {
    if (at >= end) {
      return NO;
    }
    return switch (in[at]) {
      case '"', '\\', 'b', 't', 'n', 'f', 'r' -> at + 1;
      case 'u' -> control(at + 1);
      default -> NO;
    };
  }

  /** The control characters that have no shorter escape, in lower-case hex. */
  private int control(int at) {
    if (end - at < 4 || in[at] != '0' || in[at + 1] != '0') {
      return NO;
    }
    int high = in[at + 2] - '0';
    int low = in[at + 3] <= '9' ? in[at + 3] - '0' : in[at + 3] - 'a' + 10;
    boolean hex = (in[at + 3] >= '0' && in[at + 3] <= '9') || (in[at + 3] >= 'a' && low < 16);
    if (!hex || high < 0 || high > 1) {
      return NO;
    }
    return switch (high * 16 + low) {
      case '\b', '\t', '\n', '\f', '\r' -> NO;
      default -> at + 4;
    };
  }

  /** The position after a well-formed sequence of more than one byte (Unicode table 3-7). */
  private int utf8(int at) {
    int lead = in[at] & 0xff;
    int second = at + 1 < end ? in[at + 1] & 0xff : 0;
    if (lead >= 0xc2 && lead <= 0xdf) {
      return tail(at + 1, 1);
    }
    if (lead >= 0xe0 && lead <= 0xef) {
      boolean overlong = lead == 0xe0 && second < 0xa0;
      boolean surrogate = lead == 0xed && second > 0x9f;
      return overlong || surrogate ? NO : tail(at + 1, 2);
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
      boolean overlong = lead == 0xf0 && second < 0x90;
      boolean beyond = lead == 0xf4 && second > 0x8f;
      return overlong || beyond ? NO : tail(at + 1, 3);
    }
    return NO;
  }

  private int tail(int from, int count) {
    if (end - from < count) {
      return NO;
    }
    for (int i = 0; i < count; i++) {
      if ((in[from + i] & 0xc0) != 0x80) {
        return NO;
      }
    }
    return from + count;
  }
}
