package org.countersign.app.service.backup;

import java.security.PublicKey;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.Spki;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.share.ShareKey;

/** The key on an open token that a share of a backup's key is encrypted to. */
final class TokenShareKey implements ShareKey {
  private final PersonalToken token;
  private final PublicKey key;

  TokenShareKey(PersonalToken token, PublicKey key) {
    this.token = token;
    this.key = key;
  }

  @Override
  public PublicKey publicKey() {
    return key;
  }

  @Override
  public byte[] agree(PublicKey ephemeral) throws TokenFailure {
    return token.agree(Spki.of(key), ephemeral);
  }

  @Override
  public byte[] decrypt(byte[] cipherText) throws TokenFailure {
    return token.decrypt(Spki.of(key), cipherText);
  }
}
