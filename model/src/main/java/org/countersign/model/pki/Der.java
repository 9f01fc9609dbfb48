package org.countersign.model.pki;

import java.util.Arrays;
import java.util.Base64;
import org.countersign.model.Sha256;

/** Bytes of a DER structure, which nobody can change and which are equal when their bytes are. */
public final class Der {
  private final byte[] bytes;

  private Der(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies the bytes; they are not looked at. */
  public static Der of(byte[] bytes) {
    return new Der(bytes.clone());
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The form in which DER travels in JSON. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** SHA-256 over the bytes, 64 lower-case hex digits; a certificate's fingerprint. */
  public String sha256() {
    return Sha256.hex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Der der && Arrays.equals(bytes, der.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "DER of " + bytes.length + " bytes, SHA-256 " + sha256();
  }
}
