package org.countersign.model.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;

/** Reads DER SubjectPublicKeyInfo of the kinds of key the console uses. */
public final class PublicKeyDer {
  private static final List<String> FAMILIES = List.of("EC", "RSA", "Ed25519");

  private PublicKeyDer() {}

  /**
   * The public key.
   *
   * @throws IllegalArgumentException when it is neither EC, RSA nor Ed25519, or a second encoding
   *     of one, which would have a second hash and so pass for a second key
   */
  public static PublicKey read(byte[] der) {
    GeneralSecurityException last = null;
    for (String family : FAMILIES) {
      try {
        return exactly(
            KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(der)), der);
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw new IllegalArgumentException("a public key is neither EC, RSA nor Ed25519", last);
  }

  private static PublicKey exactly(PublicKey key, byte[] der) {
    if (!Arrays.equals(key.getEncoded(), der)) {
      throw new IllegalArgumentException("a public key is not in its one DER form");
    }
    return key;
  }
}
