package org.countersign.app.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Text that wraps, and is never cut off below. */
public final class Paragraph {
  private Paragraph() {}

  /** {@code text} is whole, as {@link Messages} gives it. */
  public static Label of(String text, String... styleClasses) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** Says what is wrong; takes no room while nothing is. */
  public static Label problem(ObservableValue<String> text) {
    Label label = of("", "problem");
    label.setGraphic(Icon.WARNING.node());
    label.textProperty().bind(text);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }
}
