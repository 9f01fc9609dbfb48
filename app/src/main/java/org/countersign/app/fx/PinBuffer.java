package org.countersign.app.fx;

import java.util.Arrays;

/** Holds a PIN while it is typed: one array, never copied to grow, wiped where it was. */
final class PinBuffer {
  static final int LIMIT = 255;

  private final char[] typed = new char[LIMIT];
  private int length;

  /** False when it is full. */
  boolean append(char c) {
    if (length == LIMIT) {
      return false;
    }
    typed[length++] = c;
    return true;
  }

  void dropLast() {
    if (length > 0) {
      typed[--length] = 0;
    }
  }

  int length() {
    return length;
  }

  /** What was typed, which is the caller's to wipe; nothing of it stays here. */
  char[] take() {
    char[] pin = Arrays.copyOf(typed, length);
    wipe();
    return pin;
  }

  void wipe() {
    Arrays.fill(typed, '\0');
    length = 0;
  }
}
