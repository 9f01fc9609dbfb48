package org.countersign.model.share;

import java.util.Arrays;
import org.countersign.model.failure.Failure;

/** A source of random bytes: a token's generator, Java's, or both together. */
public interface RandomBytes {

  /** {@code n} new bytes, for the caller to wipe. */
  byte[] next(int n) throws Failure;

  /**
   * The exclusive or of two sources: as good as the better of them, so a token that gives known
   * bytes does not give a known PIN.
   */
  static RandomBytes mixed(RandomBytes one, RandomBytes other) {
    return n -> {
      byte[] bytes = one.next(n);
      byte[] more = other.next(n);
      for (int i = 0; i < n; i++) {
        bytes[i] ^= more[i];
      }
      Arrays.fill(more, (byte) 0);
      return bytes;
    };
  }
}
