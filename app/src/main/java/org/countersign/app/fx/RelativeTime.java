package org.countersign.app.fx;

import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.util.Subscription;

/** A time in words, which moves on by itself while it is on screen; the exact UTC on hover. */
public final class RelativeTime extends Label {
  private final ObjectProperty<Instant> time = new SimpleObjectProperty<>(this, "time");
  private final Hint hint = new Hint(this);
  private Subscription clock = Subscription.EMPTY;

  /** Nothing to show yet. */
  public RelativeTime() {
    getStyleClass().add("relative-time");
    time.subscribe(this::show);
    WhileShown.run(
        this,
        () -> clock = UiClock.nowProperty().subscribe(now -> show()),
        () -> clock.unsubscribe());
  }

  public RelativeTime(Instant time) {
    this();
    setTime(time);
  }

  private void show() {
    Instant shown = time.get();
    if (shown == null) {
      setText("");
      hint.none();
    } else {
      setText(TimeText.relative(shown, UiClock.nowProperty().get()));
      hint.say(TimeText.exact(shown));
    }
  }

  /** What it shows; null for nothing. */
  public ObjectProperty<Instant> timeProperty() {
    return time;
  }

  public void setTime(Instant time) {
    this.time.set(time);
  }
}
