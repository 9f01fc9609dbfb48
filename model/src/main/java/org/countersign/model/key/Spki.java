package org.countersign.model.key;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;

/**
 * The name of a key: SHA-256 over its DER SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), 64 lower-case
 * hex digits. Labels and CKA_IDs are for people and modules; only this names a key.
 */
public record Spki(String hex) implements Comparable<Spki> {
  private static final int DIGITS = 64;

  /** Refuses with IllegalArgumentException whatever is not 64 lower-case hex digits. */
  public Spki {
    if (!isLowerCaseHex(hex)) {
      throw new IllegalArgumentException("not a SHA-256 of a SubjectPublicKeyInfo: " + hex);
    }
  }

  /** Names a key by its encoded form, which JCA defines as the DER SubjectPublicKeyInfo. */
  public static Spki of(PublicKey key) {
    return of(key.getEncoded());
  }

  /** Names a key by its DER SubjectPublicKeyInfo. */
  public static Spki of(byte[] subjectPublicKeyInfo) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(subjectPublicKeyInfo);
      return new Spki(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static boolean isLowerCaseHex(String text) {
    boolean is = text.length() == DIGITS;
    for (int i = 0; is && i < DIGITS; i++) {
      char c = text.charAt(i);
      is = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return is;
  }

  /** The first eight hex digits, for a column too narrow for all. Never compare by it. */
  public String brief() {
    return hex.substring(0, 8);
  }

  @Override
  public int compareTo(Spki other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
