package org.countersign.app.hsm;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * Remembers which PIN opened a token, as a salted scrypt hash in memory, to judge those who open
 * the same token once more: a token that is logged in does not look at a PIN again, so the module
 * cannot be asked. After {@value #MOST_WRONG} wrong ones it judges no more, and the login has to be
 * given up, so that the token's own counter stands against guessing.
 */
final class PinMemory {
  private static final int MOST_WRONG = 3;
  private static final int COST = 1 << 14;
  private static final int BLOCK = 8;
  private static final int LENGTH = 32;

  private final byte[] salt = new byte[16];
  private final byte[] hash;
  private int wrong;

  PinMemory(Pin pin) {
    new SecureRandom().nextBytes(salt);
    hash = hash(pin);
  }

  /** Whether it is the PIN the token was opened with; a wrong one counts. */
  boolean matches(Pin pin) {
    boolean same = MessageDigest.isEqual(hash, hash(pin));
    wrong = same ? 0 : wrong + 1;
    return same;
  }

  boolean exhausted() {
    return wrong >= MOST_WRONG;
  }

  private byte[] hash(Pin pin) {
    byte[] bytes = pin.bytes();
    try {
      return SCrypt.generate(bytes, salt, COST, BLOCK, 1, LENGTH);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
