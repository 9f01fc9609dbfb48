package org.countersign.model.share;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a share is a share of. Every new PIN has a new generation, so that shares of an old PIN are
 * recognised and not mixed in.
 *
 * @param vault the vault's UUID
 * @param token the signing token's serial, as PKCS#11 gives it
 * @param generation counts the PINs of this token, from 1
 */
public record ShareContext(String vault, String token, long generation) {

  /** SHA-256 over the context and a secret, which tells whether a secret is the right one. */
  byte[] digest(byte[] secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {"countersign.share/1", vault, token, "" + generation}) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return digest.digest(secret);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
