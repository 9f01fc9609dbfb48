package org.countersign.app.fx;

import java.util.concurrent.CancellationException;

/** What background work says of itself. May be called from any thread. */
public interface Progress {
  /** What it is doing now, as text from a bundle. */
  void says(String text);

  /** How far it is: {@code done} of {@code all}, or unknown where {@code all} is 0. */
  void at(long done, long all);

  /** Whether Cancel has been pressed. */
  boolean cancelled();

  /**
   * Ends the work here if Cancel has been pressed; call it only where nothing is left half done.
   */
  default void stopHereIfCancelled() {
    if (cancelled()) {
      throw new CancellationException();
    }
  }
}
