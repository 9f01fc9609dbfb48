package org.countersign.app.hsm;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * A PIN on its way from the caller's thread to the token's, in UTF-8. The caller closes it, which
 * wipes it; a call that is late and comes for it afterwards finds it gone and does not go on. It is
 * kept in {@link SecretMemory}, and so are the copies that a module is given.
 */
final class Pin implements AutoCloseable {
  /** Of one char in UTF-8. */
  private static final int MOST_BYTES = 3;

  private final SecretMemory memory;
  private final int length;
  private boolean wiped;

  private Pin(byte[] bytes) {
    this.memory = new SecretMemory(bytes);
    this.length = bytes.length;
    Arrays.fill(bytes, (byte) 0);
  }

  /** The characters stay the caller's to wipe. */
  static Pin of(char[] characters) {
    ByteBuffer encoded = ByteBuffer.allocate(characters.length * MOST_BYTES);
    CoderResult ignored =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .encode(CharBuffer.wrap(characters), encoded, true);
    byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
    Arrays.fill(encoded.array(), (byte) 0);
    return new Pin(bytes);
  }

  int length() {
    return length;
  }

  /** A copy in native memory, which is wiped with it. */
  synchronized MemorySegment in(Scratch scratch) {
    mustNotBeWiped();
    byte[] bytes = memory.bytes();
    try {
      return scratch.secret(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** A copy for another holder, who closes it. */
  synchronized Pin copy() {
    mustNotBeWiped();
    return new Pin(memory.bytes());
  }

  /** A copy of the bytes; the caller wipes it. */
  synchronized byte[] bytes() {
    mustNotBeWiped();
    return memory.bytes();
  }

  @Override
  public synchronized void close() {
    if (!wiped) {
      wiped = true;
      memory.close();
    }
  }

  private void mustNotBeWiped() {
    if (wiped) {
      throw new CancellationException("the caller has gone, and the PIN with it");
    }
  }
}
