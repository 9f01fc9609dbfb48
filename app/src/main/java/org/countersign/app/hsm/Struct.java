package org.countersign.app.hsm;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A C structure: where its members are, and how to read and write them. */
final class Struct {
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

  private final ValueLayout ulong;
  private final Map<String, Long> offsets = new LinkedHashMap<>();
  private final Map<String, Long> sizes = new LinkedHashMap<>();
  private long size;

  private Struct(ValueLayout ulong) {
    this.ulong = ulong;
  }

  /** Lays the members one after the other, aligned as C does it or, packed, with no gap at all. */
  static Struct of(ValueLayout ulong, boolean packed, MemoryLayout... members) {
    Struct struct = new Struct(ulong);
    long widest = 1;
    for (MemoryLayout member : members) {
      long alignment = packed ? 1 : member.byteAlignment();
      long offset = up(struct.size, alignment);
      struct.offsets.put(member.name().orElseThrow(), offset);
      struct.sizes.put(member.name().orElseThrow(), member.byteSize());
      struct.size = offset + member.byteSize();
      widest = Math.max(widest, alignment);
    }
    struct.size = up(struct.size, widest);
    return struct;
  }

  long size() {
    return size;
  }

  long offset(String member) {
    return offsets.get(member);
  }

  /** A CK_ULONG; CK_UNAVAILABLE_INFORMATION is -1 whatever its width. */
  long number(MemorySegment memory, String member) {
    return number(ulong, memory, offset(member));
  }

  void number(MemorySegment memory, String member, long value) {
    number(ulong, memory, offset(member), value);
  }

  void pointer(MemorySegment memory, String member, MemorySegment value) {
    memory.set(ValueLayout.ADDRESS_UNALIGNED, offset(member), value);
  }

  /**
   * A fixed-length text without its padding: blanks, as the standard says, or zeros, as some
   * modules do.
   */
  String text(MemorySegment memory, String member) {
    MemorySegment field = memory.asSlice(offset(member), sizes.get(member));
    String whole = new String(field.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    int zero = whole.indexOf('\0');
    return (zero < 0 ? whole : whole.substring(0, zero)).strip();
  }

  /** A CK_VERSION as people write it: {@code 2.6}. */
  String version(MemorySegment memory, String member) {
    long at = offset(member);
    return Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, at))
        + "."
        + Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, at + 1));
  }

  static long number(ValueLayout ulong, MemorySegment memory, long offset) {
    return ulong.byteSize() == Long.BYTES ? memory.get(LONG, offset) : memory.get(INT, offset);
  }

  static void number(ValueLayout ulong, MemorySegment memory, long offset, long value) {
    if (ulong.byteSize() == Long.BYTES) {
      memory.set(LONG, offset, value);
    } else {
      memory.set(INT, offset, (int) value);
    }
  }

  private static long up(long offset, long alignment) {
    return (offset + alignment - 1) / alignment * alignment;
  }
}
