package org.countersign.app.hsm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** CK_ULONG values of attributes, as bytes in the machine's own order and width. */
final class Numbers {
  private static final int WIDTH = (int) Layouts.HERE.ulong.byteSize();

  private Numbers() {}

  static byte[] encode(long value) {
    ByteBuffer buffer = ByteBuffer.allocate(WIDTH).order(ByteOrder.nativeOrder());
    return (WIDTH == Long.BYTES ? buffer.putLong(value) : buffer.putInt((int) value)).array();
  }

  /** -1 for what is not as long as a CK_ULONG. */
  static long decode(byte[] value) {
    if (value == null || value.length != WIDTH) {
      return Ck.UNAVAILABLE_INFORMATION;
    }
    ByteBuffer buffer = ByteBuffer.wrap(value).order(ByteOrder.nativeOrder());
    return WIDTH == Long.BYTES ? buffer.getLong() : Integer.toUnsignedLong(buffer.getInt());
  }
}
