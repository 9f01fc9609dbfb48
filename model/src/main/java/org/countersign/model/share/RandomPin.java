package org.countersign.model.share;

import java.util.Arrays;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;

/** PINs that nobody chooses and nobody remembers. */
public final class RandomPin {
  /** Beyond this a PIN is stronger than what it protects: 32 characters are 209 bits. */
  private static final int ENOUGH = 32;

  private static final char FIRST = '!';
  private static final int CHARACTERS = '~' - '!' + 1;

  /** Greatest multiple of 94 in a byte; what is above it would favour the first characters. */
  private static final int FAIR = 256 / CHARACTERS * CHARACTERS;

  /** A source that is above {@link #FAIR} this often is broken, not unlucky. */
  private static final int MOST_TRIES = 64;

  private RandomPin() {}

  /**
   * A PIN of printable ASCII without the space, as long as is useful within the token's limits; for
   * the caller to wipe.
   *
   * @param least shortest PIN the token takes
   * @param most longest PIN the token takes
   * @throws Failure the source's own failure; or {@code pin.limits} if no PIN fits, {@code
   *     pin.random} if the source is broken
   */
  public static char[] make(RandomBytes source, long least, long most) throws Failure {
    if (least < 0 || most < 1 || least > most || least > 255) {
      throw new Refused("pin.limits", least, most);
    }
    int length = (int) Math.min(most, Math.max(least, ENOUGH));
    char[] pin = new char[length];
    int filled = 0;
    for (int tries = 0; filled < length; tries++) {
      if (tries == MOST_TRIES) {
        Arrays.fill(pin, '\0');
        throw new Refused("pin.random");
      }
      filled = fill(pin, filled, source.next(length));
    }
    if (allTheSame(pin)) {
      Arrays.fill(pin, '\0');
      throw new Refused("pin.random");
    }
    return pin;
  }

  /** Bits of entropy in a PIN of this length: log2 94, about 6.55, a character. */
  public static double entropyBits(int length) {
    return length * Math.log(CHARACTERS) / Math.log(2);
  }

  private static int fill(char[] pin, int from, byte[] random) {
    int filled = from;
    for (byte one : random) {
      int value = one & 0xff;
      if (value < FAIR && filled < pin.length) {
        pin[filled++] = (char) (FIRST + value % CHARACTERS);
      }
    }
    Arrays.fill(random, (byte) 0);
    return filled;
  }

  /** A generator that is stuck; by chance this happens to one PIN in 94^3 at the shortest. */
  private static boolean allTheSame(char[] pin) {
    for (char character : pin) {
      if (character != pin[0]) {
        return false;
      }
    }
    return pin.length >= 4;
  }
}
