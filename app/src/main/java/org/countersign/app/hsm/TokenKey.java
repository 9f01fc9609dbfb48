package org.countersign.app.hsm;

import java.security.PublicKey;
import java.util.Map;
import org.countersign.model.key.Spki;

/**
 * A private key that can be asked to sign, agree or decrypt until the next logout, and its public
 * half.
 */
record TokenKey(
    long handle,
    String id,
    PublicKey publicKey,
    boolean alwaysAuthenticate,
    Map<String, String> attributes) {

  static TokenKey of(Found privateKey, PublicKey publicKey) {
    return new TokenKey(
        privateKey.handle(),
        privateKey.id(),
        publicKey,
        privateKey.flag(Ck.CKA_ALWAYS_AUTHENTICATE),
        Attributes.shown(privateKey.objectClass(), privateKey.values()));
  }

  Spki spki() {
    return Spki.of(publicKey);
  }
}
