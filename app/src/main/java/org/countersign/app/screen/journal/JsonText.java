package org.countersign.app.screen.journal;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** JSON for people to look at: indented, and with nothing in it that cannot be seen. */
final class JsonText {
  private JsonText() {}

  /** The same value; what would be invisible, or turn the text around it, is escaped. */
  static String pretty(JsonNode value) {
    StringBuilder out = new StringBuilder();
    value.toPrettyString().codePoints().filter(c -> c != '\r').forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    if (c == '\n' || !hidden(c)) {
      out.appendCodePoint(c);
      return;
    }
    for (char unit : Character.toChars(c)) {
      out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
    }
  }

  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
