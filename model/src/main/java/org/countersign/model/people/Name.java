package org.countersign.model.people;

/**
 * What a text that names something may look like: one line, no control or direction marks, not too
 * long.
 */
public final class Name {
  /** The longest name, in UTF-16 units. */
  public static final int LONGEST = 120;

  /** The longest free text. */
  public static final int LONGEST_TEXT = 4000;

  private Name() {}

  /**
   * Returns the name without surrounding blanks.
   *
   * @throws IllegalArgumentException when it is empty, too long, or holds a control character or a
   *     mark that changes the direction of text, saying which
   */
  public static String check(String what, String name) {
    String trimmed = name.strip();
    if (trimmed.isEmpty()) {
      throw new IllegalArgumentException(what + " is empty");
    }
    return refuse(what, trimmed, LONGEST, false);
  }

  /** The same for a longer text, which may be empty and have line breaks. */
  public static String checkText(String what, String text) {
    return refuse(what, text.strip(), LONGEST_TEXT, true);
  }

  private static String refuse(String what, String text, int longest, boolean lines) {
    if (text.length() > longest) {
      throw new IllegalArgumentException(
          what + " has " + text.length() + " characters, at most " + longest + " are taken");
    }
    text.codePoints()
        .filter(c -> !allowed(c, lines))
        .findFirst()
        .ifPresent(c -> {
          throw new IllegalArgumentException(
              what + " holds the character U+%04X, which does not show".formatted(c));
        });
    return text;
  }

  /** Whether a code point may stand in a name. */
  static boolean shows(int c) {
    return allowed(c, false);
  }

  private static boolean allowed(int c, boolean lines) {
    if (lines && c == '\n') {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
