package org.countersign.app.hsm;

import java.util.Optional;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.CannotWrite;
import org.countersign.model.failure.TokenFailure.PinLength;
import org.countersign.model.failure.TokenFailure.PinLocked;
import org.countersign.model.failure.TokenFailure.TokenMissing;
import org.countersign.model.failure.TokenFailure.TokenRefused;
import org.countersign.model.port.TokenIdentity;

/** What a return value means to the person at the console. */
final class Failures {
  private Failures() {}

  /**
   * @param now the token as it is after the call; empty if it is not there any more
   */
  static TokenFailure of(CkrException e, TokenIdentity token, Optional<TokenInfo> now) {
    if (gone(e) || now.isEmpty()) {
      return new TokenMissing(token.label(), token.serial());
    }
    if (e.is(Ckr.PIN_LOCKED)) {
      return new PinLocked(token.label());
    }
    if (e.is(Ckr.PIN_LEN_RANGE)) {
      return new PinLength(token.label(), now.get().pinLeast(), now.get().pinMost());
    }
    return cannotWrite(e)
        ? new CannotWrite(token.label(), Ckr.name(e.rv()))
        : refused(e, token.label());
  }

  static TokenRefused refused(CkrException e, String label) {
    return new TokenRefused(label, e.call().cName(), Ckr.name(e.rv()), e);
  }

  private static boolean gone(CkrException e) {
    return e.is(
        Ckr.TOKEN_NOT_PRESENT, Ckr.TOKEN_NOT_RECOGNIZED, Ckr.DEVICE_REMOVED, Ckr.SLOT_ID_INVALID);
  }

  /**
   * A token that is there and reads, yet fails in general terms when it is to write, has no room or
   * no right to.
   */
  private static boolean cannotWrite(CkrException e) {
    return e.is(
            Ckr.DEVICE_MEMORY,
            Ckr.TOKEN_WRITE_PROTECTED,
            Ckr.SESSION_READ_ONLY,
            Ckr.TOKEN_RESOURCE_EXCEEDED)
        || (e.call().writes()
            && e.is(Ckr.OK, Ckr.GENERAL_ERROR, Ckr.FUNCTION_FAILED, Ckr.DEVICE_ERROR));
  }
}
