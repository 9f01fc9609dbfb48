package org.countersign.model.people;

import org.countersign.model.intake.Where;

/**
 * Texts out of files, made fit to be kept and shown. {@link Name} refuses what does not show, which
 * is right for what a person types; a certificate that somebody else has issued is taken as it is.
 */
public final class Shown {
  private static final int LONGEST_PLACE = 400;
  private static final int INSTEAD = 0xFFFD;

  private Shown() {}

  /** On one line, at most {@link Name#LONGEST} long; may be empty. */
  public static String name(String text) {
    return cut(text, Name.LONGEST);
  }

  public static Where where(Where where) {
    return new Where(cut(where.file(), LONGEST_PLACE), cut(where.place(), LONGEST_PLACE));
  }

  /** On one line, at most {@code longest} UTF-16 units; what does not show is U+FFFD. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest && plain(text)) {
      return text.strip();
    }
    StringBuilder shown = new StringBuilder();
    for (int c : text.strip().codePoints().toArray()) {
      int kept = Name.shows(c) ? c : INSTEAD;
      if (shown.length() + Character.charCount(kept) > longest) {
        return withEllipsis(shown, longest);
      }
      shown.appendCodePoint(kept);
    }
    return shown.toString();
  }

  /** Cuts between code points, never within a pair. */
  private static String withEllipsis(StringBuilder shown, int longest) {
    while (shown.length() >= longest) {
      shown.setLength(shown.offsetByCodePoints(shown.length(), -1));
    }
    return shown.append('…').toString();
  }

  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return text.codePoints().allMatch(Name::shows);
      }
    }
    return true;
  }
}
