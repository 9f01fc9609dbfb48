package org.countersign.app.screen;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.Pem;

/** A partner's public key, as a file has it: one that is too weak. */
public final class WatchedKeyPem {
  private static final PublicKey KEY = made();

  private WatchedKeyPem() {}

  private static PublicKey made() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(1024);
      return generator.generateKeyPair().getPublic();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** PEM, RSA-1024. */
  public static byte[] weak() {
    return Pem.encode("PUBLIC KEY", KEY.getEncoded()).getBytes(StandardCharsets.US_ASCII);
  }

  public static Spki spki() {
    return Spki.of(KEY);
  }
}
