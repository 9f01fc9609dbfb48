package org.countersign.model.intake;

import java.util.Arrays;

/**
 * Steps through DER (X.690) without copying and without recursion, one level at a time. After
 * {@link #next} the element's tag, header and content are known, and the reader stands behind it.
 */
final class DerReader {
  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int OID = 0x06;
  static final int UTC_TIME = 0x17;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private static final int HIGH_TAG = 0x1f;
  private static final int LONG_FORM = 0x80;
  private static final int LENGTH_BYTES = 4;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int tag;
  private int header;
  private int from;
  private int to;

  DerReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  DerReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  boolean more() {
    return at < end;
  }

  /** The tag of the element that comes next, or -1 at the end. */
  int peek() {
    return more() ? bytes[at] & 0xff : -1;
  }

  /** Where the next element begins. */
  int position() {
    return at;
  }

  /**
   * Goes over one element. Refuses with {@code asn1.cut-off}, {@code asn1.indefinite} or {@code
   * asn1.length}.
   */
  DerReader next() throws Malformed {
    header = at;
    tag = octet(at);
    int p = at + 1;
    if ((tag & HIGH_TAG) == HIGH_TAG) {
      while ((octet(p++) & LONG_FORM) != 0) {
        // the number of such a tag is of no interest here
      }
    }
    int length = octet(p++);
    if (length == LONG_FORM) {
      throw new Malformed("asn1.indefinite");
    }
    if (length > LONG_FORM) {
      int count = length - LONG_FORM;
      length = length(p, count);
      p += count;
    }
    if (length > end - p) {
      throw new Malformed("asn1.cut-off");
    }
    from = p;
    to = p + length;
    at = to;
    return this;
  }

  /** As {@link #next}, and refuses another tag with {@code asn1.structure} and the field's name. */
  DerReader next(int expected, String field) throws Malformed {
    if (peek() != expected) {
      throw new Malformed(more() ? "asn1.structure" : "asn1.missing", field);
    }
    return next();
  }

  /** The elements within the last one. */
  DerReader inside() {
    return new DerReader(bytes, from, to);
  }

  int tag() {
    return tag;
  }

  /** Where the last element begins, with its tag. */
  int header() {
    return header;
  }

  /** Where the content of the last element begins. */
  int from() {
    return from;
  }

  /** Where the last element ends. */
  int to() {
    return to;
  }

  int length() {
    return to - from;
  }

  int end() {
    return end;
  }

  byte[] bytes() {
    return bytes;
  }

  /** A copy of the last element's content. */
  byte[] content() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** A copy of the last element with its tag and length. */
  byte[] element() {
    return Arrays.copyOfRange(bytes, header, to);
  }

  private int octet(int position) throws Malformed {
    if (position >= end) {
      throw new Malformed("asn1.cut-off");
    }
    return bytes[position] & 0xff;
  }

  private int length(int position, int count) throws Malformed {
    if (count > LENGTH_BYTES) {
      throw new Malformed("asn1.length");
    }
    long length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << 8) | octet(position + i);
    }
    if (length > Integer.MAX_VALUE) {
      throw new Malformed("asn1.cut-off");
    }
    return (int) length;
  }
}
