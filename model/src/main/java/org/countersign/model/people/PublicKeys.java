package org.countersign.model.people;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads public keys of the kinds the console uses. */
public final class PublicKeys {
  private static final List<String> FAMILIES = List.of("EC", "RSA", "Ed25519");

  private PublicKeys() {}

  /**
   * The key of a DER SubjectPublicKeyInfo; empty for another kind of key, and for a second encoding
   * of one, which would have a second hash and so pass for a second key.
   */
  public static Optional<PublicKey> read(byte[] der) {
    for (String family : FAMILIES) {
      try {
        PublicKey key = KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(der));
        return Optional.of(key).filter(k -> Arrays.equals(k.getEncoded(), der));
      } catch (GeneralSecurityException e) {
        // Not of this family; perhaps of the next.
      }
    }
    return Optional.empty();
  }
}
