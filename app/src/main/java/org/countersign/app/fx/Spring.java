package org.countersign.app.fx;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Takes what room is left in a row, and pushes what follows to its end. */
public final class Spring extends Region {
  public Spring() {
    HBox.setHgrow(this, Priority.ALWAYS);
  }
}
