package org.countersign.app.service.execution;

import java.util.Arrays;

/** PINs of printable ASCII between the forms that splitting and tokens want. */
final class PinChars {
  private PinChars() {}

  /** The PIN as tokens want it, for the caller to wipe; the bytes are wiped here. */
  static char[] chars(byte[] ascii) {
    char[] pin = new char[ascii.length];
    for (int i = 0; i < ascii.length; i++) {
      pin[i] = (char) (ascii[i] & 0x7f);
    }
    Arrays.fill(ascii, (byte) 0);
    return pin;
  }

  /** The bytes of a PIN, for the caller to wipe. */
  static byte[] ascii(char[] pin) {
    byte[] bytes = new byte[pin.length];
    for (int i = 0; i < pin.length; i++) {
      bytes[i] = (byte) pin[i];
    }
    return bytes;
  }
}
