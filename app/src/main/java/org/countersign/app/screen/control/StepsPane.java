package org.countersign.app.screen.control;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Icon;

/** What has been done, a line each. */
final class StepsPane extends VBox {
  StepsPane(List<String> steps) {
    getStyleClass().add("steps-pane");
    steps.forEach(this::add);
  }

  void add(String step) {
    Label line = new Label(step, Icon.DONE.node("tone-good"));
    line.setWrapText(true);
    line.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().add(line);
  }
}
