package org.countersign.model.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;

/** DER (X.690 §8.1) put together from parts, where making an object of each would take too much. */
final class DerBytes {
  static final int SEQUENCE = 0x30;

  private static final int LONGEST_HEAD = 6;

  private byte[] bytes;
  private int length;

  DerBytes(int expected) {
    bytes = new byte[Math.max(16, expected)];
  }

  /** The DER of a value of BouncyCastle's. */
  static byte[] of(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read or written", e);
    }
  }

  /** Bytes of a head: tag and length. */
  static int headLength(int content) {
    int head = 2;
    for (int rest = content > 0x7f ? content : 0; rest > 0; rest >>>= 8) {
      head++;
    }
    return head;
  }

  int length() {
    return length;
  }

  /** A tag of one byte, and the length of what will follow. */
  DerBytes head(int tag, int content) {
    room(LONGEST_HEAD);
    int octets = headLength(content) - 2;
    bytes[length++] = (byte) tag;
    bytes[length++] = (byte) (octets == 0 ? content : 0x80 | octets);
    for (int i = octets - 1; i >= 0; i--) {
      bytes[length++] = (byte) (content >>> (8 * i));
    }
    return this;
  }

  DerBytes add(byte[] part) {
    return add(part, 0, part.length);
  }

  DerBytes add(byte[] part, int from, int to) {
    room(to - from);
    System.arraycopy(part, from, bytes, length, to - from);
    length += to - from;
    return this;
  }

  /** What was put together, which is not to be changed any more. */
  byte[] whole() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      int twice = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.length);
      bytes = Arrays.copyOf(bytes, Math.max(twice, Math.addExact(length, more)));
    }
  }
}
