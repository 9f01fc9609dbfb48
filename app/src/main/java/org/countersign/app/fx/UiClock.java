package org.countersign.app.fx;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/** The time as the screen shows it: one clock for all labels, which moves every five seconds. */
public final class UiClock {
  private static final ReadOnlyObjectWrapper<Instant> NOW =
      new ReadOnlyObjectWrapper<>(UiClock.class, "now");
  private static InstantSource source = InstantSource.system();
  private static Timeline timeline;

  private UiClock() {}

  /**
   * Where the time comes from: the services' clock, or a test's. To be called on the JavaFX thread.
   */
  public static void use(InstantSource clock) {
    source = clock;
    tick();
  }

  /** Moves on the JavaFX thread. */
  public static ReadOnlyObjectProperty<Instant> nowProperty() {
    if (timeline == null) {
      tick();
      timeline = new Timeline(new KeyFrame(Duration.seconds(5), event -> tick()));
      timeline.setCycleCount(Animation.INDEFINITE);
      timeline.play();
    }
    return NOW.getReadOnlyProperty();
  }

  private static void tick() {
    NOW.set(source.instant().truncatedTo(ChronoUnit.SECONDS));
  }
}
