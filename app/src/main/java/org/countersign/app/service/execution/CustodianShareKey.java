package org.countersign.app.service.execution;

import java.security.PublicKey;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.Spki;
import org.countersign.model.share.ShareKey;

/** The key on a present custodian's token that shares are encrypted to. */
final class CustodianShareKey implements ShareKey {
  private final TokenSigner holder;
  private final PublicKey key;

  CustodianShareKey(TokenSigner holder) {
    this.holder = holder;
    this.key = holder.enrolled().credential().shareKey();
  }

  @Override
  public PublicKey publicKey() {
    return key;
  }

  @Override
  public byte[] agree(PublicKey ephemeral) throws TokenFailure {
    return holder.token().agree(Spki.of(key), ephemeral);
  }

  @Override
  public byte[] decrypt(byte[] cipherText) throws TokenFailure {
    return holder.token().decrypt(Spki.of(key), cipherText);
  }
}
