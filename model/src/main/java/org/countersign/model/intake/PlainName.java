package org.countersign.model.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Spells the names that nearly all certificates have, in one pass over their bytes: common
 * attributes, one to a part, in letters, digits and signs that need no escape. A hundred thousand
 * certificates have two names each, and a general parser takes longer over them than over all else
 * in an import. It must spell exactly as {@link NameText} does the long way, or not at all: two
 * spellings of one name would hide who issued what.
 */
final class PlainName {
  private static final int UTF8_STRING = 0x0c;
  private static final int PRINTABLE_STRING = 0x13;
  private static final int SHORT_FORM = 0x80;
  private static final int TYPE_LENGTH = 3;

  /** {@code 2.5.4.n}, n its index here; the others go the long way. */
  private static final String[] WORDS = {
    "", "", "", "CN", "", "", "C", "L", "ST", "STREET", "O", "OU"
  };

  private static final boolean[] UNESCAPED = new boolean[SHORT_FORM];

  static {
    for (int c = ' '; c < SHORT_FORM - 1; c++) {
      UNESCAPED[c] = ",=+<>#;\"\\".indexOf(c) < 0;
    }
  }

  private PlainName() {}

  /** The name, or null when it has to be read the long way. */
  static String of(Span name) {
    List<String> parts = new ArrayList<>(6);
    try {
      if (!shortest(name)) {
        return null;
      }
      DerReader sets = name.inside();
      while (sets.more()) {
        String part = part(sets.next());
        if (part == null) {
          return null;
        }
        parts.add(part);
      }
    } catch (Malformed e) {
      return null;
    }
    return String.join(",", parts.reversed());
  }

  /** A set of one attribute: an identifier and a text. */
  private static String part(DerReader set) throws Malformed {
    if (set.tag() != DerReader.SET || !isShort(set)) {
      return null;
    }
    DerReader attributes = set.inside();
    if (!attributes.more() || attributes.next().tag() != DerReader.SEQUENCE) {
      return null;
    }
    DerReader attribute = attributes.inside();
    String word = isShort(attributes) && !attributes.more() ? word(attribute) : "";
    if (word.isEmpty() || !attribute.more()) {
      return null;
    }
    attribute.next();
    boolean text = attribute.tag() == UTF8_STRING || attribute.tag() == PRINTABLE_STRING;
    return text && isShort(attribute) && !attribute.more() && isPlain(attribute)
        ? word + "=" + text(attribute)
        : null;
  }

  private static String word(DerReader attribute) throws Malformed {
    if (!attribute.more() || attribute.next().tag() != DerReader.OID) {
      return "";
    }
    byte[] bytes = attribute.bytes();
    int from = attribute.from();
    boolean common =
        attribute.length() == TYPE_LENGTH
            && isShort(attribute)
            && bytes[from] == 0x55
            && bytes[from + 1] == 4
            && bytes[from + 2] >= 0
            && bytes[from + 2] < WORDS.length;
    return common ? WORDS[bytes[from + 2]] : "";
  }

  /** Not empty, and no blank at either end, which would need an escape. */
  private static boolean isPlain(DerReader text) {
    byte[] bytes = text.bytes();
    if (text.length() == 0 || bytes[text.from()] == ' ' || bytes[text.to() - 1] == ' ') {
      return false;
    }
    for (int i = text.from(); i < text.to(); i++) {
      if (bytes[i] < 0 || !UNESCAPED[bytes[i]]) {
        return false;
      }
    }
    return true;
  }

  private static String text(DerReader value) {
    return new String(value.bytes(), value.from(), value.length(), StandardCharsets.US_ASCII);
  }

  /** Whether the element has a length of one byte, as DER wants it for one so short. */
  private static boolean isShort(DerReader element) {
    return element.from() - element.header() == 2 && element.length() < SHORT_FORM;
  }

  /** Whether the length of the whole is written as short as can be. */
  private static boolean shortest(Span name) {
    int length = name.to() - name.content();
    int written = name.content() - name.from() - 2;
    return name.tag() == DerReader.SEQUENCE
        && length > 0
        && written == (length < SHORT_FORM ? 0 : length < 1 << Byte.SIZE ? 1 : 2)
        && length < 1 << Short.SIZE;
  }
}
