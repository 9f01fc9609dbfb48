package org.countersign.app.service.execution;

import java.util.ArrayList;
import java.util.List;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.request.Results;
import org.countersign.model.share.PinShare;
import org.countersign.model.share.PinSplit;
import org.countersign.model.share.ShareEnvelope;

/**
 * Puts a signing token's PIN together from the shares of the custodians present, for one call, and
 * wipes it. Nobody sees it.
 */
final class PinAssembly {
  private final String vault;
  private final Results.TokenReady token;

  PinAssembly(String vault, Results.TokenReady token) {
    this.vault = vault;
    this.token = token;
  }

  /** What needs the PIN; it must not keep the array. */
  interface PinUse<T> {
    T with(char[] pin) throws Failure;
  }

  private interface SealedShare {
    byte[] of(Results.Share share);
  }

  <T> T withUserPin(Presence presence, PinUse<T> use) throws Failure {
    return with(presence, PinRole.USER, Results.Share::userPin, use);
  }

  <T> T withSoPin(Presence presence, PinUse<T> use) throws Failure {
    return with(presence, PinRole.SO, Results.Share::soPin, use);
  }

  private <T> T with(Presence presence, PinRole role, SealedShare sealed, PinUse<T> use)
      throws Failure {
    List<PinShare> shares = new ArrayList<>();
    try {
      for (Results.Share share : token.shares()) {
        TokenSigner holder = presence.of(share.person()).orElse(null);
        if (holder != null
            && holder.credential().equals(share.credential())
            && shares.size() < token.k()) {
          shares.add(
              ShareEnvelope.open(
                  sealed.of(share),
                  new CustodianShareKey(holder),
                  role.context(vault, token.token().serial(), token.generation())));
        }
      }
      if (shares.size() < token.k()) {
        throw new Refused("token.holders-missing", token.token().label(), shares.size(), token.k());
      }
      return PinChars.use(PinSplit.join(shares), use);
    } finally {
      shares.forEach(PinShare::close);
    }
  }
}
