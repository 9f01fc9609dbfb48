package org.countersign.app.screen.audit;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Labels that show all they say. */
final class Wrapped {
  private Wrapped() {}

  static Label label(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
