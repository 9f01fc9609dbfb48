package org.countersign.app.fx;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A bar across the top that says something until it is dealt with. */
public final class Banner extends HBox {
  private final Label label = new Label();

  /** {@code text} is whole, as {@link Messages} or {@link FailureText} give it. */
  public Banner(Tone tone, String text) {
    getStyleClass().addAll("banner", tone.styleClass());
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(text);
    label.setText(text);
    label.setGraphic(tone.icon().node());
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    label.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(label, Priority.ALWAYS);
    getChildren().add(label);
  }

  /** A button that leads to where it is dealt with. */
  public Banner action(String textKey, Runnable action) {
    getChildren().add(Buttons.plain(textKey, action));
    return this;
  }

  /** A cross that takes it away, for what need not be dealt with. */
  public Banner closable(Runnable onClose) {
    getChildren().add(Buttons.icon("common.close", Icon.CLOSE, onClose));
    return this;
  }

  /** What it says. */
  public String text() {
    return label.getText();
  }
}
