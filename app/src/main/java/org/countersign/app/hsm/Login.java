package org.countersign.app.hsm;

import java.util.HashMap;
import java.util.Map;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.CannotWrite;
import org.countersign.model.failure.TokenFailure.KeyMissing;
import org.countersign.model.failure.TokenFailure.WrongPin;
import org.countersign.model.key.Spki;

/**
 * A token with its user logged in: PKCS#11 knows one login per token and process, so whoever opens
 * the token again shares it. All of it belongs to the token's thread.
 */
final class Login {
  private final Place place;
  private final Session session;
  private final Map<Spki, TokenKey> keys = new HashMap<>();
  private PinMemory pins;
  private Pin everyTime;
  private int users = 1;
  private boolean ended;

  private Login(Place place, Session session) {
    this.place = place;
    this.session = session;
  }

  /** Opens a session and logs in. */
  static Login open(Place place, Pin pin) throws CkrException, TokenFailure {
    Session session = place.session();
    try {
      Authentication.USER.login(place, session, pin);
      Login login = new Login(place, session);
      login.remember(pin);
      return login;
    } catch (CkrException | TokenFailure | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /**
   * Keeps the PIN's hash; and the PIN itself only if the token has a key that wants it with every
   * signature (CKA_ALWAYS_AUTHENTICATE), until logout.
   */
  private void remember(Pin pin) throws CkrException {
    forgetPin();
    pins = new PinMemory(pin);
    Template demanding =
        new Template()
            .number(Ck.CKA_CLASS, Ck.CKO_PRIVATE_KEY)
            .flag(Ck.CKA_ALWAYS_AUTHENTICATE, true);
    if (!session.find(demanding).isEmpty()) {
      everyTime = pin.copy();
    }
  }

  /**
   * One more user, who must know the PIN. A wrong one is refused here; the third in a row also ends
   * the login for all.
   */
  void share(Pin pin) throws WrongPin {
    if (!pins.matches(pin)) {
      if (pins.exhausted()) {
        end();
      }
      throw new WrongPin(label(), "unknown");
    }
    users++;
  }

  /** One user less; the last one logs out. */
  void release() {
    users--;
    if (users == 0) {
      end();
    }
  }

  /** Logs out. What is gone already is no error. */
  void end() {
    if (ended) {
      return;
    }
    ended = true;
    forgetPin();
    keys.clear();
    try {
      session.logout();
    } catch (CkrException e) {
      // the token is gone or was logged out by another: there is nothing left to end
    }
    session.close();
  }

  private void forgetPin() {
    if (everyTime != null) {
      everyTime.close();
      everyTime = null;
    }
  }

  boolean ended() {
    return ended;
  }

  /**
   * Whether the token still holds this login; not after it was pulled, or when somebody logged out.
   */
  boolean alive() {
    return !ended && place.now().isPresent() && session.userLoggedIn();
  }

  Place place() {
    return place;
  }

  Session session() {
    return session;
  }

  String label() {
    return place.identity().label();
  }

  /** Refuses what cannot be written, before the token is asked. */
  void mustTakeWriting() throws TokenFailure {
    if (place.present().writeProtected()) {
      throw new CannotWrite(label(), Ckr.name(Ckr.TOKEN_WRITE_PROTECTED));
    }
  }

  /** Everything on the token. A pass during which the token went away is no inventory. */
  Snapshot snapshot() throws CkrException, TokenFailure {
    Snapshot snapshot = Snapshot.of(session);
    if (!alive()) {
      throw place.missing();
    }
    return snapshot;
  }

  /**
   * Does something with a key. Its handle is remembered; one that has died meanwhile is looked up
   * once more.
   */
  <T> T with(Spki spki, KeyWork<T> work) throws CkrException, TokenFailure {
    boolean remembered = keys.containsKey(spki);
    try {
      return work.run(key(spki));
    } catch (CkrException e) {
      if (!remembered || !e.is(Ckr.KEY_HANDLE_INVALID, Ckr.OBJECT_HANDLE_INVALID)) {
        throw e;
      }
      keys.clear();
      return work.run(key(spki));
    }
  }

  private TokenKey key(Spki spki) throws CkrException, TokenFailure {
    if (!keys.containsKey(spki)) {
      keys.clear();
      keys.putAll(snapshot().keys());
    }
    TokenKey key = keys.get(spki);
    if (key == null) {
      throw new KeyMissing(label(), spki.hex());
    }
    return key;
  }

  /** After something was destroyed. */
  void forgetKeys() {
    keys.clear();
  }

  /** The PIN for a key that wants it with every use; null for any other. */
  Pin pinFor(TokenKey key) {
    return key.alwaysAuthenticate() ? everyTime : null;
  }

  /** Changes the user's PIN, and what is remembered of it. */
  void changePin(Pin old, Pin fresh) throws CkrException, TokenFailure {
    Authentication.USER.change(place, session, old, fresh);
    remember(fresh);
  }

  /** Work with a key of a token that is logged in. */
  interface KeyWork<T> {
    T run(TokenKey key) throws CkrException, TokenFailure;
  }
}
