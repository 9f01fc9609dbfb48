package org.countersign.app.fx;

import javafx.application.Platform;

/** The only place that hands work to the JavaFX thread. */
public final class UiThread {
  private UiThread() {}

  /** Runs at once when already there, otherwise later. */
  public static void run(Runnable work) {
    if (Platform.isFxApplicationThread()) {
      work.run();
    } else {
      Platform.runLater(work);
    }
  }

  /** Runs after what the JavaFX thread is doing now: for focus, once a window has been laid out. */
  public static void later(Runnable work) {
    Platform.runLater(work);
  }

  /** Refuses with IllegalStateException anywhere else. */
  public static void check() {
    if (!Platform.isFxApplicationThread()) {
      throw new IllegalStateException("not on the JavaFX thread: " + Thread.currentThread());
    }
  }
}
