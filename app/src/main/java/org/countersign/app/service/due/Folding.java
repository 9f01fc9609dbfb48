package org.countersign.app.service.due;

import java.nio.charset.StandardCharsets;

/** Content lines of at most 75 octets (RFC 5545 §3.1); a library that counts letters folds late. */
final class Folding {
  private static final int LONGEST = 75;

  private Folding() {}

  /** The same lines, folded anew, each ended by CRLF. */
  static String octets(String calendar) {
    String whole = calendar.replace("\r\n ", "").replace("\r\n\t", "");
    StringBuilder folded = new StringBuilder();
    whole.lines().forEach(line -> fold(line, folded));
    return folded.toString();
  }

  private static void fold(String line, StringBuilder to) {
    int used = 0;
    for (int i = 0; i < line.length(); ) {
      int end = i + Character.charCount(line.codePointAt(i));
      int octets = line.substring(i, end).getBytes(StandardCharsets.UTF_8).length;
      if (used + octets > LONGEST) {
        to.append("\r\n ");
        used = 1;
      }
      to.append(line, i, end);
      used += octets;
      i = end;
    }
    to.append("\r\n");
  }
}
