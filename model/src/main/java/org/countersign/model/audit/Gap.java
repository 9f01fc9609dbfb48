package org.countersign.model.audit;

import java.util.HexFormat;
import java.util.List;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import tools.jackson.databind.JsonNode;

/**
 * Entries that are not here: {@code from} to {@code until} − 1, and the roots of the largest
 * perfect subtrees that cover them, left to right, in lower-case hex.
 */
public record Gap(long from, long until, List<String> hashes) {
  private record Line(Gap gap) {}

  /** Refuses an empty one, and hashes that are none. */
  public Gap {
    hashes = List.copyOf(hashes);
    if (from < 1 || until <= from || hashes.stream().anyMatch(h -> !h.matches("[0-9a-f]{64}"))) {
      throw new IllegalArgumentException("a gap is of one entry or more, and never of the first");
    }
  }

  /** Of the roots as the tree has them. */
  public static Gap of(long from, long until, List<byte[]> roots) {
    return new Gap(from, until, roots.stream().map(HexFormat.of()::formatHex).toList());
  }

  /** The line, without its newline. */
  public byte[] line() {
    return Canonical.bytesOf(new Line(this));
  }

  /** The roots as bytes. */
  public List<byte[]> roots() {
    return hashes.stream().map(HexFormat.of()::parseHex).toList();
  }

  /** Of the JSON of a line. */
  static Gap read(JsonNode line) throws Refused {
    return Canonical.read(line, Line.class).gap();
  }
}
