package org.countersign.model.intake;

/** Steps through the lines of a text, ended by LF, CR LF or CR, without copying them. */
final class Lines {
  private final byte[] text;
  private long number;
  private int from;
  private int to;
  private int after;

  Lines(byte[] text) {
    this.text = text;
  }

  /** Goes to the next line; false behind the last. */
  boolean next() {
    if (after >= text.length) {
      return false;
    }
    number++;
    from = after;
    to = from;
    while (to < text.length && text[to] != '\n' && text[to] != '\r') {
      to++;
    }
    after = to + 1;
    if (to + 1 < text.length && text[to] == '\r' && text[to + 1] == '\n') {
      after++;
    }
    while (from < to && isBlank(text[from])) {
      from++;
    }
    return true;
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  boolean startsWith(byte[] start) {
    if (to - from < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if (text[from + i] != start[i]) {
        return false;
      }
    }
    return true;
  }

  byte[] text() {
    return text;
  }

  /** The line's number, from 1. */
  long number() {
    return number;
  }

  /** Where the line begins, behind blanks. */
  int from() {
    return from;
  }

  /** Where the line ends, before what ends it. */
  int to() {
    return to;
  }

  /** Where the next line begins. */
  int after() {
    return Math.min(after, text.length);
  }
}
