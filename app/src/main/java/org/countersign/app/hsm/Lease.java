package org.countersign.app.hsm;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.TokenRefused;
import org.countersign.model.port.TokenIdentity;

/**
 * One opening of a token: what is asked through it is done on the token's thread, under the shared
 * login, until it is closed.
 */
final class Lease implements AutoCloseable {
  private final TokenDesk desk;
  private final Login login;
  private final AtomicBoolean closed = new AtomicBoolean();

  Lease(TokenDesk desk, Login login) {
    this.desk = desk;
    this.login = login;
  }

  TokenIdentity identity() {
    return desk.identity();
  }

  Login login() {
    return login;
  }

  <T> T call(String function, Work<T> work) throws TokenFailure {
    return call(function, desk.patience().call(), work, result -> {});
  }

  /** As {@link #call(String, Work)}, with the time key generation may take. */
  <T> T generate(Work<T> work) throws TokenFailure {
    return call("C_GenerateKeyPair", desk.patience().generation(), work, result -> {});
  }

  /** Replaces the private data object of this label, or makes it. */
  void writeData(String label, byte[] value) throws TokenFailure {
    boolean ignored =
        call(
            "C_CreateObject",
            open -> {
              open.mustTakeWriting();
              new DataObjects(open.session()).write(label, value);
              return true;
            });
  }

  /** The private data object of this label; one that comes too late is wiped. */
  Optional<byte[]> readData(String label) throws TokenFailure {
    return secret(
        "C_GetAttributeValue",
        open -> new DataObjects(open.session()).read(label),
        late -> late.ifPresent(value -> Arrays.fill(value, (byte) 0)));
  }

  /** As {@link #call(String, Work)}; a result that comes too late is wiped. */
  <T> T secret(String function, Work<T> work, Consumer<T> wipe) throws TokenFailure {
    return call(function, desk.patience().call(), work, wipe);
  }

  private <T> T call(String function, Duration limit, Work<T> work, Consumer<T> unwanted)
      throws TokenFailure {
    return desk.call(function, limit, login.place(), () -> run(function, work), unwanted);
  }

  private <T> T run(String function, Work<T> work) throws CkrException, TokenFailure {
    if (closed.get() || login.ended()) {
      throw new TokenRefused(
          desk.identity().label(), function, Ckr.name(Ckr.USER_NOT_LOGGED_IN), null);
    }
    return work.run(login);
  }

  /** Logs out if nobody else has the token open. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      desk.surely("C_Logout", login::release);
    }
  }

  /** Work under a login. */
  interface Work<T> {
    T run(Login login) throws CkrException, TokenFailure;
  }
}
