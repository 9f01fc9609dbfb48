package org.countersign.app.service.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.model.failure.Failure;

/** Whether and why a vault takes no more entries: once stopped, it stays so. */
final class Stopping {
  private final List<Consumer<Failure>> listeners = new ArrayList<>();
  private Optional<Failure> stopped = Optional.empty();

  /** Stops it; only the first reason counts. */
  void stop(Failure why) {
    List<Consumer<Failure>> told;
    synchronized (this) {
      if (stopped.isPresent()) {
        return;
      }
      stopped = Optional.of(why);
      told = List.copyOf(listeners);
    }
    told.forEach(listener -> Listeners.tell(() -> listener.accept(why)));
  }

  /** Is told, on any thread, that and why; at once if it is so. */
  void onStop(Consumer<Failure> listener) {
    Optional<Failure> already;
    synchronized (this) {
      listeners.add(listener);
      already = stopped;
    }
    already.ifPresent(why -> Listeners.tell(() -> listener.accept(why)));
  }

  /** Throws why it is stopped. */
  void check() throws Failure {
    Optional<Failure> why;
    synchronized (this) {
      why = stopped;
    }
    if (why.isPresent()) {
      throw why.get();
    }
  }
}
