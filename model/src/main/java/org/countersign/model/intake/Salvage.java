package org.countersign.model.intake;

import java.util.HexFormat;

/** Reads on where the outline is broken, to tell people which one it was. */
final class Salvage {
  private static final int SHOWN_BYTES = 24;
  private static final int LONG_FORM = 0x80;

  private Salvage() {}

  /** What is in a SEQUENCE, whatever its length says, up to where the bytes end. */
  static DerReader open(DerReader reader) throws Malformed {
    int at = reader.position();
    if (reader.end() - at < 2 || reader.bytes()[at] != DerReader.SEQUENCE) {
      throw new Malformed("asn1.structure", "SEQUENCE");
    }
    int length = reader.bytes()[at + 1] & 0xff;
    int from = at + 2 + (length > LONG_FORM ? length - LONG_FORM : 0);
    return new DerReader(reader.bytes(), Math.min(from, reader.end()), reader.end());
  }

  static String hex(Span number) {
    int to = Math.min(number.to(), number.content() + SHOWN_BYTES);
    return HexFormat.of().formatHex(number.bytes(), number.content(), to);
  }
}
