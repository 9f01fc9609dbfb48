package org.countersign.app.screen.founding;

import java.util.List;

/** Which failures are about the PIN that was typed, and are told under its field. */
final class PinFailures {
  private static final List<String> CODES =
      List.of("token.wrong-pin.", "token.pin-locked", "token.final-try", "token.pin-length");

  private PinFailures() {}

  static boolean isOfPin(String code) {
    return CODES.stream().anyMatch(code::startsWith);
  }
}
