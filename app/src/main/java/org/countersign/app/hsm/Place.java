package org.countersign.app.hsm;

import java.util.Optional;
import org.countersign.model.failure.TokenFailure.TokenMissing;
import org.countersign.model.port.TokenIdentity;

/** Where a token was found: which module, which slot. Holds for as long as nobody pulls it. */
record Place(Pkcs11Module module, long slot, TokenIdentity identity) {

  /** The token's flags and limits as they are now; empty if it is not in this slot any more. */
  Optional<TokenInfo> now() {
    return module.token(slot).filter(info -> info.identity().equals(identity));
  }

  /** The same, of a token that has to be there. */
  TokenInfo present() throws TokenMissing {
    return now().orElseThrow(this::missing);
  }

  TokenMissing missing() {
    return new TokenMissing(identity.label(), identity.serial());
  }

  Session session() throws CkrException {
    return Session.open(module.cryptoki(), slot);
  }
}
