package org.countersign.app.fx;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Whether what a list shows has been read at all. Until it has, an empty list does not say that
 * there is nothing; that it is being read it says only when that takes longer than a moment.
 */
public final class Reading {
  private static final Duration MOMENT = Duration.millis(400);
  private static final double SIZE = 28;

  private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper(this, "ended");
  private int round;

  /** The job that reads it. However it ends, there is no more to wait for. */
  public <T> Job<T> of(Job<T> job) {
    int mine = round;
    return job.inTheEndToo(() -> {
      if (mine == round) {
        ended.set(true);
      }
    });
  }

  /** Something else is read now; jobs of before do not end it. */
  public void again() {
    round++;
    ended.set(false);
  }

  public ReadOnlyBooleanProperty endedProperty() {
    return ended.getReadOnlyProperty();
  }

  /** {@code empty} once it was read, before that nothing, then that it is being read. */
  Node inPlaceOf(Node empty) {
    VBox wait = waiting();
    StackPane place = new StackPane(wait, empty);
    empty.visibleProperty().bind(ended);
    PauseTransition moment = new PauseTransition(MOMENT);
    moment.setOnFinished(event -> wait.setVisible(!ended.get()));
    ended.subscribe(done -> {
      wait.setVisible(false);
      if (done) {
        moment.stop();
      } else {
        moment.playFromStart();
      }
    });
    return place;
  }

  private static VBox waiting() {
    ProgressIndicator turning = new ProgressIndicator();
    turning.setMaxSize(SIZE, SIZE);
    Label text = new Label(Messages.text("common.being-read"));
    text.getStyleClass().add("muted");
    VBox box = new VBox(turning, text);
    box.getStyleClass().add("empty-state");
    box.setAlignment(Pos.CENTER);
    return box;
  }
}
