package org.countersign.app.hsm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Memory for one secret: pages of its own outside of the heap, where no collector copies them, kept
 * out of the swap and of core dumps where the system allows it. Wiped before it is given back.
 *
 * <p>Locks do not add up: a page that two secrets shared would be unlocked with the first of them
 * (mlock(2)). Hence whole pages.
 */
final class SecretMemory implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final MemorySegment pages;
  private final MemorySegment secret;
  private final boolean locked;

  /** A copy of the bytes, which stay the caller's to wipe. */
  SecretMemory(byte[] bytes) {
    long page = SystemCalls.pageSize();
    pages = arena.allocate((bytes.length / page + 1) * page, page);
    locked = SystemCalls.mlock(pages) == 0;
    int ignored = SystemCalls.madvise(pages, SystemCalls.MADV_DONTDUMP); // a kernel may be without
    secret = pages.asSlice(0, bytes.length);
    MemorySegment.copy(bytes, 0, secret, ValueLayout.JAVA_BYTE, 0, bytes.length);
  }

  /** Whether the system keeps it out of the swap. */
  boolean locked() {
    return locked;
  }

  MemorySegment segment() {
    return secret;
  }

  /** A copy on the heap; the caller wipes it. */
  byte[] bytes() {
    return secret.toArray(ValueLayout.JAVA_BYTE);
  }

  @Override
  public void close() {
    pages.fill((byte) 0);
    if (locked) {
      int ignored = SystemCalls.munlock(pages);
    }
    arena.close();
  }
}
