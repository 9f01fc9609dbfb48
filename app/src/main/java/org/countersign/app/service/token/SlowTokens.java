package org.countersign.app.service.token;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which tokens keep their caller waiting. A native call cannot be stopped, so people are told. */
public final class SlowTokens {
  private final Map<String, Slow> waiting = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * A token that has not answered.
   *
   * @param function the PKCS#11 function that was called
   * @param seconds since then
   */
  public record Slow(String token, String function, long seconds) {}

  /** The token has not answered yet. Any thread may say so. */
  public void notAnswering(String token, String function, long seconds) {
    synchronized (waiting) {
      waiting.put(token, new Slow(token, function, seconds));
    }
    listeners.forEach(Runnable::run);
  }

  /** It has answered. */
  public void answered(String token) {
    synchronized (waiting) {
      waiting.remove(token);
    }
    listeners.forEach(Runnable::run);
  }

  /** The one that has kept its caller waiting longest. */
  public Optional<Slow> slowest() {
    synchronized (waiting) {
      return waiting.values().stream().max((a, b) -> Long.compare(a.seconds(), b.seconds()));
    }
  }

  /** Calls the listener, on the thread that tells, until the returned handle is run. */
  public Runnable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
