package org.countersign.model.intake;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Strings and numbers as SSH sends them (RFC 4251 §5). */
final class SshWire {
  private static final int LENGTH_BYTES = 4;

  private final byte[] bytes;
  private final int end;
  private int at;

  SshWire(byte[] bytes) {
    this(bytes, 0);
  }

  SshWire(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
    this.end = bytes.length;
  }

  boolean more() {
    return at < end;
  }

  /** Refuses with {@code ssh.cut-off}, as all of these do. */
  byte[] string() throws Malformed {
    int from = skip();
    return Arrays.copyOfRange(bytes, from, at);
  }

  String text() throws Malformed {
    return new String(string(), StandardCharsets.UTF_8);
  }

  BigInteger number() throws Malformed {
    byte[] number = string();
    return number.length == 0 ? BigInteger.ZERO : new BigInteger(number);
  }

  /** Goes over a string, and tells where it began. */
  int skip() throws Malformed {
    long length = uint32();
    if (length > end - at) {
      throw new Malformed("ssh.cut-off");
    }
    int from = at;
    at += (int) length;
    return from;
  }

  void skip(int strings) throws Malformed {
    for (int i = 0; i < strings; i++) {
      skip();
    }
  }

  long uint32() throws Malformed {
    if (end - at < LENGTH_BYTES) {
      throw new Malformed("ssh.cut-off");
    }
    long value = 0;
    for (int i = 0; i < LENGTH_BYTES; i++) {
      value = (value << 8) | (bytes[at++] & 0xff);
    }
    return value;
  }

  long uint64() throws Malformed {
    return (uint32() << 32) | uint32();
  }
}
