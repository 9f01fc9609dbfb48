package org.countersign.app.fx;

import java.text.BreakIterator;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;

/**
 * Names and comments that came from people, tokens and files, made safe to show: what would be
 * invisible is shown, what would turn the text around it is kept in, and nothing is longer than its
 * place. Of something already safe it makes the same again.
 */
public final class SafeText {
  /** Longest name on screen, in characters. */
  public static final int LIMIT = 120;

  private static final int TOOLTIP_LIMIT = 2_000;
  private static final int MARKS_IN_A_ROW = 4;

  // Isolates (U+2068, U+2069) would say it better, but fonts without them show two boxes.
  private static final char LEFT_TO_RIGHT = '\u200e';

  private static final String ELLIPSIS = "…";

  private SafeText() {}

  /** On one line, at most {@link #LIMIT} characters. */
  public static String of(String raw) {
    return of(raw, LIMIT);
  }

  /** On one line, at most so many characters, the ellipsis counted. */
  public static String of(String raw, int limit) {
    String visible = shorten(visible(withoutMarks(raw), 2 * TOOLTIP_LIMIT), limit);
    return turnsAround(visible) ? LEFT_TO_RIGHT + visible + LEFT_TO_RIGHT : visible;
  }

  /** On one line and whole, without marks: for the clipboard, where only what is hidden matters. */
  static String forCopying(String raw) {
    return visible(withoutMarks(raw), Integer.MAX_VALUE);
  }

  /** A label of the text; what does not fit its place ends in an ellipsis and is told on hover. */
  public static Label label(String raw) {
    Label label = new Label();
    show(label, raw);
    return label;
  }

  /** As {@link #label}, for a label that is there already. */
  public static void show(Label label, String raw) {
    label.setText(of(raw));
    label.setTextOverrun(OverrunStyle.ELLIPSIS);
    label.setTooltip(raw.isBlank() ? null : tooltip(of(raw, TOOLTIP_LIMIT)));
  }

  private static Tooltip tooltip(String text) {
    Tooltip tooltip = new Tooltip(text);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(480);
    return tooltip;
  }

  private static String withoutMarks(String text) {
    int last = text.length() - 1;
    boolean ours =
        last > 0
            && text.charAt(0) == LEFT_TO_RIGHT
            && text.indexOf(LEFT_TO_RIGHT, 1) == last
            && turnsAround(text);
    return ours ? text.substring(1, last) : text;
  }

  private static String visible(String raw, int most) {
    // More is never shown, and a megabyte in a name should not cost anything.
    String start = raw.length() > most ? raw.substring(0, most) : raw;
    StringBuilder out = new StringBuilder(start.length());
    int marks = 0;
    int before = ' ';
    for (int at = 0; at < start.length(); at += Character.charCount(start.codePointAt(at))) {
      int c = start.codePointAt(at);
      marks = isMark(c) ? marks + 1 : 0;
      if (marks <= MARKS_IN_A_ROW) {
        append(out, c, before);
      }
      before = c;
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int c, int before) {
    if (c < 0x20) {
      out.appendCodePoint(0x2400 + c); // the picture of the control character: ␊
    } else if (c == 0x7f) {
      out.append('␡');
    } else if (isHidden(c, before)) {
      out.append(String.format(Locale.ROOT, "⟨U+%04X⟩", c));
    } else {
      out.appendCodePoint(c);
    }
  }

  private static boolean isHidden(int c, int before) {
    boolean joiner = c == 0x200c || c == 0x200d;
    if (joiner) {
      // They spell words in Persian and in Indic scripts; in Latin they only make two names look
      // like one.
      Character.UnicodeScript script = Character.UnicodeScript.of(before);
      return script == Character.UnicodeScript.LATIN || before < 0x80;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0;
    };
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static String shorten(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    return text.substring(0, characters.preceding(limit)) + ELLIPSIS;
  }

  private static boolean turnsAround(String text) {
    return text.codePoints().anyMatch(SafeText::isRightToLeft);
  }

  private static boolean isRightToLeft(int c) {
    return switch (Character.getDirectionality(c)) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
          Character.DIRECTIONALITY_ARABIC_NUMBER ->
          true;
      default -> false;
    };
  }
}
