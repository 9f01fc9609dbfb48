package org.countersign.model.intake;

/**
 * Looks at ASN.1 before a library's recursive parser does: nested too deep it would end the thread,
 * and no structure that is read here is that deep.
 */
final class Asn1Shape {
  private static final int DEEPEST = 40;
  private static final int CONSTRUCTED = 0x20;
  private static final int UNKNOWN_END = -1;

  private final byte[] bytes;
  private final int[] ends = new int[DEEPEST];
  private int depth;
  private int at;
  private boolean definite = true;

  private Asn1Shape(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Refuses with {@code asn1.depth}, {@code asn1.cut-off} or {@code asn1.length}.
   *
   * @return whether all its lengths are definite, as DER has them and BER may not
   */
  static boolean check(byte[] bytes) throws Malformed {
    Asn1Shape shape = new Asn1Shape(bytes);
    shape.run();
    return shape.definite;
  }

  private void run() throws Malformed {
    do {
      leaveWhatEnds();
      if (depth > 0 && ends[depth - 1] == UNKNOWN_END && atEndOfContents()) {
        at += 2;
        depth--;
      } else if (at < bytes.length) {
        element();
      }
    } while (at < bytes.length || (depth > 0 && ends[depth - 1] != UNKNOWN_END));
    if (depth > 0) {
      throw new Malformed("asn1.cut-off");
    }
  }

  private void leaveWhatEnds() {
    while (depth > 0 && ends[depth - 1] == at) {
      depth--;
    }
  }

  private boolean atEndOfContents() {
    return at + 1 < bytes.length && bytes[at] == 0 && bytes[at + 1] == 0;
  }

  private void element() throws Malformed {
    int limit = limit();
    boolean constructed = (bytes[at] & CONSTRUCTED) != 0;
    if (constructed && at + 1 < limit && bytes[at + 1] == (byte) 0x80) {
      at += 2;
      definite = false;
      enter(UNKNOWN_END);
      return;
    }
    DerReader reader = new DerReader(bytes, at, limit).next();
    if (constructed) {
      at = reader.from();
      enter(reader.to());
    } else {
      at = reader.to();
    }
  }

  private int limit() {
    for (int i = depth - 1; i >= 0; i--) {
      if (ends[i] != UNKNOWN_END) {
        return ends[i];
      }
    }
    return bytes.length;
  }

  private void enter(int end) throws Malformed {
    if (depth == DEEPEST) {
      throw new Malformed("asn1.depth", DEEPEST);
    }
    ends[depth++] = end;
  }
}
