package org.countersign.app.screen.founding;

import java.util.Arrays;

/**
 * The PINs of one enrolment, as typed; of an initialised token only the first. Whoever gets them
 * wipes them.
 */
record Pins(char[] pin, char[] again, char[] soPin, char[] soAgain) {
  void wipe() {
    for (char[] one : new char[][] {pin, again, soPin, soAgain}) {
      Arrays.fill(one, '\0');
    }
  }

  boolean pinsDiffer() {
    return !Arrays.equals(pin, again);
  }

  boolean soPinsDiffer() {
    return !Arrays.equals(soPin, soAgain);
  }

  /** Never what they are. */
  @Override
  public String toString() {
    return "Pins";
  }
}
