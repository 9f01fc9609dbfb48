package org.countersign.app.hsm;

import org.countersign.model.failure.TokenFailure;
import org.countersign.model.port.SlotView.PinState;

/**
 * C_Login and C_SetPIN, each only after a look at the flags and limits of the PIN it is about, and
 * with a wrong PIN told by the flags that it left.
 */
enum Authentication {
  USER(Ck.CKU_USER),
  /** The security officer; no token lets one in while its user is logged in. */
  OFFICER(Ck.CKU_SO);

  private final long userType;

  Authentication(long userType) {
    this.userType = userType;
  }

  private PinState state(TokenInfo info) {
    return this == USER ? info.userPin() : info.soPin();
  }

  /**
   * Logs in. If it turns out that someone in this process has logged in to the token behind our
   * back, that login says nothing about the PIN we were given: it is ended, and ours tried.
   */
  void login(Place place, Session session, Pin pin) throws CkrException, TokenFailure {
    TokenInfo before = place.present();
    before.mayTry(state(before));
    before.mustTakeLength(pin);
    try {
      session.login(userType, pin);
    } catch (CkrException e) {
      if (!e.is(Ckr.USER_ALREADY_LOGGED_IN)) {
        throw judged(place, e);
      }
      session.logout();
      loginAnew(place, session, pin);
    }
  }

  private void loginAnew(Place place, Session session, Pin pin) throws CkrException, TokenFailure {
    try {
      session.login(userType, pin);
    } catch (CkrException e) {
      throw judged(place, e);
    }
  }

  /** Changes the PIN of who is logged in. */
  void change(Place place, Session session, Pin old, Pin fresh) throws CkrException, TokenFailure {
    TokenInfo before = place.present();
    before.mayTry(state(before));
    before.mustTakeLength(fresh);
    try {
      session.setPin(old, fresh);
    } catch (CkrException e) {
      throw judged(place, e);
    }
  }

  /** What the return value says of the PIN, if anything; the rest is thrown on as it is. */
  private TokenFailure judged(Place place, CkrException e) throws CkrException {
    if (!e.is(Ckr.PIN_INCORRECT, Ckr.PIN_INVALID)) {
      throw e;
    }
    PinState after = place.now().map(this::state).orElse(PinState.OK);
    return TokenInfo.afterWrongPin(place.identity().label(), after);
  }
}
