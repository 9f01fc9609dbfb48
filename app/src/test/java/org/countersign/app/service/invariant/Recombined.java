package org.countersign.app.service.invariant;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.countersign.app.service.Charter;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.Spki;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Results;
import org.countersign.model.share.PinShare;
import org.countersign.model.share.PinSplit;
import org.countersign.model.share.ShareContext;
import org.countersign.model.share.ShareEnvelope;
import org.countersign.model.share.ShareKey;

/** Puts a signing token's PIN together without the console's code for it. Only a test may. */
final class Recombined {
  private final VaultOnSoftHsm vault;
  private final Results.TokenReady ready;

  Recombined(VaultOnSoftHsm vault, TokenIdentity token) {
    this.vault = vault;
    this.ready =
        vault.services().vault().read(s -> s.tokens().find(token.serial()).orElseThrow().ready());
  }

  /** The user PIN, by the shares that these persons' own tokens open. */
  String userPin(List<String> persons) throws Failure {
    List<PinShare> shares = new ArrayList<>();
    for (Results.Share share : ready.shares()) {
      if (persons.contains(share.person())) {
        shares.add(opened(share));
      }
    }
    return new String(PinSplit.join(shares), StandardCharsets.US_ASCII);
  }

  private PinShare opened(Results.Share share) throws Failure {
    TokenIdentity own = vault.tokenOf(share.person());
    PublicKey key =
        vault
            .services()
            .vault()
            .read(s -> s.people().credential(share.credential()).orElseThrow())
            .credential()
            .shareKey();
    try (PersonalToken token = vault.tokens().openPersonal(own, Charter.pin(share.person()))) {
      return ShareEnvelope.open(
          share.userPin(),
          new Key(token, key),
          new ShareContext(
              vault.services().vault().head().vault(), ready.token().serial(), ready.generation()));
    }
  }

  private record Key(PersonalToken token, PublicKey publicKey) implements ShareKey {
    @Override
    public byte[] agree(PublicKey ephemeral) throws TokenFailure {
      return token.agree(Spki.of(publicKey), ephemeral);
    }

    @Override
    public byte[] decrypt(byte[] cipherText) throws TokenFailure {
      return token.decrypt(Spki.of(publicKey), cipherText);
    }
  }
}
