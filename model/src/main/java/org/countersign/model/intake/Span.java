package org.countersign.model.intake;

import java.util.Arrays;

/** A part of some bytes that nobody copies: an ASN.1 element with its tag and length. */
record Span(byte[] bytes, int from, int content, int to) {
  /** The element the reader went over last. */
  static Span of(DerReader reader) {
    return new Span(reader.bytes(), reader.header(), reader.from(), reader.to());
  }

  /** Reads the element itself. */
  DerReader reader() {
    return new DerReader(bytes, from, to);
  }

  /** Reads what is in the element. */
  DerReader inside() {
    return new DerReader(bytes, content, to);
  }

  int tag() {
    return bytes[from] & 0xff;
  }

  boolean isEmpty() {
    return content == to;
  }

  byte[] copy() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  byte[] copyOfContent() {
    return Arrays.copyOfRange(bytes, content, to);
  }

  boolean sameAs(Span other) {
    return Arrays.equals(bytes, from, to, other.bytes, other.from, other.to);
  }
}
