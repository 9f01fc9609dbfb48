package org.countersign.app.hsm;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.NotAnswering;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;

/** One token, its one thread and its one login, which all who have opened it share. */
final class TokenDesk implements AutoCloseable {
  private final TokenIdentity identity;
  private final Modules modules;
  private final Patience patience;
  private final TokenThread thread;

  /** Of the token's thread alone. */
  private Login login;

  TokenDesk(TokenIdentity identity, Modules modules, Patience patience, Watcher watcher) {
    this.identity = identity;
    this.modules = modules;
    this.patience = patience;
    this.thread = new TokenThread(identity.label(), patience.notice(), watcher);
  }

  TokenIdentity identity() {
    return identity;
  }

  Patience patience() {
    return patience;
  }

  /** Logs in, or joins the login there is; the PIN must be right either way. */
  Lease open(Pin pin) throws TokenFailure {
    Place place = modules.find(identity);
    return call(
        "C_Login",
        patience.call(),
        place,
        () -> new Lease(this, join(place, pin)),
        lease -> lease.login().release());
  }

  private Login join(Place place, Pin pin) throws CkrException, TokenFailure {
    if (login != null && !login.alive()) {
      login.end();
      login = null;
    }
    if (login == null) {
      login = Login.open(place, pin);
    } else {
      login.share(pin);
    }
    return login;
  }

  /** One pass in a session of its own; while the token is logged in, private objects are there. */
  List<TokenObject> publicObjects() throws TokenFailure {
    Place place = modules.find(identity);
    return call(
        "C_FindObjects",
        patience.call(),
        place,
        () -> {
          try (Session session = place.session()) {
            List<TokenObject> shown = Snapshot.of(session).shown();
            // A pass during which the token went away is no inventory.
            place.present();
            return shown;
          }
        },
        shown -> {});
  }

  byte[] random(int n) throws TokenFailure {
    Place place = modules.find(identity);
    return call(
        "C_GenerateRandom",
        patience.call(),
        place,
        () -> {
          try (Session session = place.session()) {
            return session.random(n);
          }
        },
        bytes -> {});
  }

  void changeSoPin(Pin old, Pin fresh) throws TokenFailure {
    Place place = modules.find(identity);
    call(
        "C_SetPIN",
        patience.call(),
        place,
        () -> {
          changeSoPin(place, old, fresh);
          return true;
        },
        done -> {});
  }

  private static void changeSoPin(Place place, Pin old, Pin fresh)
      throws CkrException, TokenFailure {
    try (Session session = place.session()) {
      Authentication.OFFICER.login(place, session, old);
      try {
        Authentication.OFFICER.change(place, session, old, fresh);
      } finally {
        session.logout();
      }
    }
  }

  /**
   * Does something on the token's thread; return values become failures there, while the token can
   * still be asked.
   */
  <T> T call(String function, Duration limit, Place place, Work<T> work, Consumer<T> unwanted)
      throws TokenFailure {
    return thread.call(
        function,
        limit,
        () -> {
          try {
            return work.run();
          } catch (CkrException e) {
            throw Failures.of(e, identity, place.now());
          }
        },
        unwanted);
  }

  /** Waits for it if the token answers; if it does not, it is done when it does. */
  void surely(String function, Runnable work) {
    try {
      boolean ignored =
          thread.call(
              function,
              patience.call(),
              () -> {
                work.run();
                return true;
              });
    } catch (NotAnswering e) {
      thread.later(work);
    } catch (TokenFailure | RejectedExecutionException e) {
      // logging out of a token that is gone is no error, nor is it after the port has logged out of
      // all
    }
  }

  /** Ends the login, whoever else uses it. */
  @Override
  public void close() {
    surely("C_Logout", this::end);
    thread.close();
  }

  private void end() {
    if (login != null) {
      login.end();
      login = null;
    }
  }

  /** Work on a token's thread. */
  interface Work<T> {
    T run() throws CkrException, TokenFailure;
  }
}
