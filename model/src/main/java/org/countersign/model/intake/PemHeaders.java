package org.countersign.model.intake;

import java.nio.charset.StandardCharsets;

/** The headers of RFC 1421 §4.6 between the line that begins an object and its base64. */
final class PemHeaders {
  private PemHeaders() {}

  /** Where the base64 begins. */
  static int end(byte[] text, int from, int to) {
    int firstEnd = lineEnd(text, from, to);
    if (!has(text, from, firstEnd, ':')) {
      return from;
    }
    int at = from;
    while (at < to) {
      int end = lineEnd(text, at, to);
      at = end + 1;
      if (isBlankLine(text, at, to)) {
        return lineEnd(text, at, to);
      }
    }
    return to;
  }

  /** Whether the headers between say that what follows is encrypted (§4.6.1.1). */
  static boolean isEncrypted(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.ISO_8859_1)
        .lines()
        .anyMatch(line -> line.startsWith("Proc-Type:") && line.contains("ENCRYPTED"));
  }

  private static boolean isBlankLine(byte[] text, int from, int to) {
    int end = lineEnd(text, from, to);
    for (int i = from; i < end; i++) {
      if (text[i] > ' ') {
        return false;
      }
    }
    return true;
  }

  private static int lineEnd(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] != '\n') {
      at++;
    }
    return at;
  }

  private static boolean has(byte[] text, int from, int to, char c) {
    for (int i = from; i < to; i++) {
      if (text[i] == c) {
        return true;
      }
    }
    return false;
  }
}
