package org.countersign.app.screen.map;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.RunningTask;

/** Says over the map that another is being made, with Cancel, when that is not done at once. */
final class MakingPane extends StackPane {
  private static final Duration PATIENCE = Duration.millis(400);
  private static final double WIDTH = 320;

  private final PauseTransition pause = new PauseTransition(PATIENCE);
  private Optional<RunningTask> task = Optional.empty();

  private MakingPane(MapViewModel model) {
    getStyleClass().add("map-making");
    setMaxSize(WIDTH, USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_CENTER);
    setVisible(false);
    pause.setOnFinished(event -> show());
    model.makingProperty().subscribe(this::await);
  }

  static void install(StackPane over, MapViewModel model) {
    over.getChildren().add(new MakingPane(model));
  }

  private void await(Optional<RunningTask> now) {
    task = now;
    setVisible(false);
    pause.playFromStart();
  }

  private void show() {
    task.filter(one -> one.runningProperty().get())
        .ifPresent(one -> {
          getChildren().setAll(new ProgressPane(one));
          setVisible(true);
          one.runningProperty()
              .subscribe(running -> {
                if (!running && task.filter(one::equals).isPresent()) {
                  setVisible(false);
                }
              });
        });
  }
}
