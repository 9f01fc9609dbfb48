package org.countersign.app.fx;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.input.InputEvent;
import javafx.stage.Window;

/**
 * Notices when nobody has touched keyboard or mouse for a while, in any window of the console. To
 * be used on the JavaFX thread.
 */
public final class IdleWatch {
  private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(1);

  private final InstantSource clock;
  private final Duration limit;
  private final BooleanSupplier working;
  private final Runnable idle;
  private final EventHandler<InputEvent> input = event -> touched();
  private final ListChangeListener<Window> windows = this::windowsChanged;
  private final Timeline timeline = new Timeline(new KeyFrame(LOOK, event -> check()));
  private Instant last;

  /**
   * @param clock may be set back, which counts as a touch
   * @param working whether a token or the disk is at work: it is waited for, and then locked at
   *     once
   * @param idle what to do: to lock
   */
  public IdleWatch(InstantSource clock, Duration limit, BooleanSupplier working, Runnable idle) {
    this.clock = clock;
    this.limit = limit;
    this.working = working;
    this.idle = idle;
    this.last = clock.instant();
    timeline.setCycleCount(Animation.INDEFINITE);
  }

  /** Begins to count. */
  public void start() {
    stop();
    touched();
    Window.getWindows().forEach(window -> window.addEventFilter(InputEvent.ANY, input));
    Window.getWindows().addListener(windows);
    timeline.play();
  }

  /** Counts no more. */
  public void stop() {
    timeline.stop();
    Window.getWindows().removeListener(windows);
    Window.getWindows().forEach(window -> window.removeEventFilter(InputEvent.ANY, input));
  }

  /** Looks whether it has been long enough, unless stopped; the timeline does so every second. */
  public void check() {
    if (timeline.getStatus() != Animation.Status.RUNNING) {
      return;
    }
    Instant now = clock.instant();
    if (now.isBefore(last)) {
      last = now;
    } else if (!now.isBefore(last.plus(limit)) && !working.getAsBoolean()) {
      stop();
      idle.run();
    }
  }

  private void touched() {
    last = clock.instant();
  }

  private void windowsChanged(ListChangeListener.Change<? extends Window> change) {
    while (change.next()) {
      change.getAddedSubList().forEach(window -> window.addEventFilter(InputEvent.ANY, input));
      change.getRemoved().forEach(window -> window.removeEventFilter(InputEvent.ANY, input));
    }
  }
}
