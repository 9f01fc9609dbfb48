package org.countersign.model.intake;

import java.util.HexFormat;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/** Distinguished names as people write them (RFC 4514), however odd. */
final class NameText {
  private static final int MOST_BYTES = 16 * 1024;
  private static final int SHOWN_BYTES = 64;

  /** What RFC 4514 has no word for, and real subjects have. */
  private static final Map<String, String> WORDS =
      Map.of(
          "1.2.840.113549.1.9.1", "EMAILADDRESS",
          "2.5.4.4", "SURNAME",
          "2.5.4.5", "SERIALNUMBER",
          "2.5.4.12", "TITLE",
          "2.5.4.17", "POSTALCODE",
          "2.5.4.42", "GIVENNAME",
          "2.5.4.97", "ORGANIZATIONIDENTIFIER");

  private NameText() {}

  /** The name; the first bytes in hex, after {@code #}, of one that cannot be read. */
  static String of(Span name) {
    if (name.isEmpty()) {
      return "";
    }
    String plain = PlainName.of(name);
    return plain == null ? read(name) : plain;
  }

  /** The long way, for whatever stands there. */
  static String read(Span name) {
    try {
      if (name.to() - name.from() <= MOST_BYTES) {
        Asn1Shape.check(name.copy());
        return new X500Principal(name.copy()).getName(X500Principal.RFC2253, WORDS);
      }
    } catch (Malformed | IllegalArgumentException e) {
      return hex(name);
    }
    return hex(name);
  }

  private static String hex(Span name) {
    int to = Math.min(name.to(), name.from() + SHOWN_BYTES);
    return "#" + HexFormat.of().formatHex(name.bytes(), name.from(), to);
  }
}
