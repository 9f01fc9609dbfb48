package org.countersign.app.service.report.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.openpdf.text.pdf.BaseFont;

/** The typefaces of one document, and what can be said with them. */
final class Faces {
  private final Map<Face, BaseFont> fonts = new EnumMap<>(Face.class);

  Faces() {
    for (Face face : Face.values()) {
      fonts.put(face, load(face));
    }
  }

  /** Uncached: a font remembers which of its letters a document has used. */
  private static BaseFont load(Face face) {
    // The loader finds what another jar has; in the package this class is in a module of its own.
    try (InputStream in = Faces.class.getClassLoader().getResourceAsStream(face.resource())) {
      if (in == null) {
        throw new IOException("the program lacks " + face.resource());
      }
      return BaseFont.createFont(
          face.resource(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BaseFont font(Face face) {
    return fonts.get(face);
  }

  /** In points. */
  float width(Face face, float size, String text) {
    return fonts.get(face).getWidthPoint(text, size);
  }

  /**
   * The text with what cannot be seen, or is not in the typeface, spelt out: {@code [U+4E2D]}. Two
   * names that differ look different.
   */
  String shown(Face face, String text) {
    BaseFont font = fonts.get(face);
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c == '\n' || c == ' ' || (isVisible(c) && font.charExists(c))) {
            out.appendCodePoint(c);
          } else {
            out.append(String.format(Locale.ROOT, "[U+%04X]", c));
          }
        });
    return out.toString();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          c == 0xa0;
      // Letters of these directions would have to be turned round; none of the typefaces has them.
      default -> !Bidi.requiresBidi(Character.toChars(c), 0, Character.charCount(c));
    };
  }
}
