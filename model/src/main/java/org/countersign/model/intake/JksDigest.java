package org.countersign.model.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The keyed hash at the end of a JKS or JCEKS store. */
final class JksDigest {
  /** Part of the format since 1996. */
  private static final byte[] WHITENER = "Mighty Aphrodite".getBytes(StandardCharsets.UTF_8);

  private JksDigest() {}

  /** Whether the password goes with the store, whose hash begins at {@code end}. */
  static boolean matches(byte[] content, int end, char[] password) {
    byte[] secret = new byte[2 * password.length];
    try {
      for (int i = 0; i < password.length; i++) {
        secret[2 * i] = (byte) (password[i] >> 8);
        secret[2 * i + 1] = (byte) password[i];
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      digest.update(secret);
      digest.update(WHITENER);
      digest.update(content, 0, end);
      byte[] stored = Arrays.copyOfRange(content, end, content.length);
      return MessageDigest.isEqual(digest.digest(), stored);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
