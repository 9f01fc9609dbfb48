package org.countersign.app.service.execution;

import java.util.Arrays;
import org.countersign.model.failure.Failure;

/** PINs of printable ASCII between the forms that splitting and tokens want. */
final class PinChars {
  private PinChars() {}

  /** Gives the PIN to the use and wipes both forms of it. */
  static <T> T use(byte[] ascii, PinAssembly.PinUse<T> use) throws Failure {
    char[] pin = new char[ascii.length];
    try {
      for (int i = 0; i < ascii.length; i++) {
        pin[i] = (char) (ascii[i] & 0x7f);
      }
      return use.with(pin);
    } finally {
      Arrays.fill(pin, '\0');
      Arrays.fill(ascii, (byte) 0);
    }
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
