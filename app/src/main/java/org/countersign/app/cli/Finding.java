package org.countersign.app.cli;

import java.util.Locale;
import org.countersign.app.fx.Messages;

/** One line of {@code doctor}. */
record Finding(Level level, String text) {

  /** How much it matters; told in a word, since colour does not reach everyone and every file. */
  enum Level {
    OK,
    ATTENTION,
    PROBLEM;

    String word() {
      return Messages.text("cli.level." + name().toLowerCase(Locale.ROOT));
    }
  }

  static Finding ok(String key, Object... arguments) {
    return new Finding(Level.OK, Messages.text(key, arguments));
  }

  static Finding attention(String key, Object... arguments) {
    return new Finding(Level.ATTENTION, Messages.text(key, arguments));
  }

  static Finding problem(String key, Object... arguments) {
    return new Finding(Level.PROBLEM, Messages.text(key, arguments));
  }

  String line() {
    return "%-10s %s".formatted(level.word(), text);
  }
}
