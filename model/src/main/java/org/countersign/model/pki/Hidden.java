package org.countersign.model.pki;

import java.util.Locale;
import java.util.Optional;

/** Characters that a reader cannot see, and that could make a text look like another. */
public final class Hidden {
  private Hidden() {}

  /**
   * The first control, formatting (such as right-to-left override), line-separating, unassigned or
   * unpaired character, as {@code U+202E}; empty if there is none.
   */
  public static Optional<String> first(String text) {
    return text.codePoints()
        .filter(Hidden::hidden)
        .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
        .findFirst();
  }

  private static boolean hidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
