package org.countersign.app.hsm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Native memory for one call, zeroed when it is given back. PINs, plain texts and shared secrets
 * pass through it, so all of it is wiped rather than what someone remembered to wipe. Belongs to
 * the thread that made it.
 */
final class Scratch implements SegmentAllocator, AutoCloseable {
  private final Arena arena = Arena.ofConfined();
  private final List<MemorySegment> given = new ArrayList<>();
  private final List<SecretMemory> secrets = new ArrayList<>();

  @Override
  public MemorySegment allocate(long byteSize, long byteAlignment) {
    MemorySegment segment =
        arena.allocate(Math.max(byteSize, 1), byteAlignment).asSlice(0, byteSize);
    given.add(segment);
    return segment;
  }

  MemorySegment struct(Struct struct) {
    return allocate(struct.size(), Long.BYTES);
  }

  /** A copy of the bytes; never NULL, which modules refuse even where the length is 0. */
  MemorySegment bytes(byte[] value) {
    MemorySegment memory = allocate(value.length);
    MemorySegment.copy(value, 0, memory, ValueLayout.JAVA_BYTE, 0, value.length);
    return memory;
  }

  /** A copy of a PIN, out of reach of the swap; never NULL. */
  MemorySegment secret(byte[] value) {
    SecretMemory memory = new SecretMemory(value);
    secrets.add(memory);
    return memory.segment();
  }

  /** Room for one CK_ULONG, holding the value. */
  MemorySegment number(long value) {
    MemorySegment memory = allocate(Layouts.HERE.ulong);
    Struct.number(Layouts.HERE.ulong, memory, 0, value);
    return memory;
  }

  /** Room for that many CK_ULONGs. */
  MemorySegment numbers(long count) {
    return allocate(MemoryLayout.sequenceLayout(count, Layouts.HERE.ulong));
  }

  /** The i-th CK_ULONG. */
  static long number(MemorySegment memory, long i) {
    return Struct.number(Layouts.HERE.ulong, memory, i * Layouts.HERE.ulong.byteSize());
  }

  void wipe() {
    for (MemorySegment segment : given) {
      segment.fill((byte) 0);
    }
  }

  /** Wipes and frees. */
  @Override
  public void close() {
    wipe();
    secrets.forEach(SecretMemory::close);
    arena.close();
  }
}
