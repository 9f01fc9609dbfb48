package org.countersign.app.fx;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** In the place of a list with nothing in it: what that means and what to do next. */
public final class EmptyState extends VBox {
  /** Texts: {@code key.title}, one sentence, and {@code key.next}, what to do. */
  public EmptyState(Icon icon, String key, Node... actions) {
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    getChildren()
        .addAll(icon.node("empty-icon"), text(key + ".title", "h3"), text(key + ".next", "muted"));
    getChildren().addAll(actions);
  }

  private static Label text(String key, String styleClass) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setTextAlignment(TextAlignment.CENTER);
    label.setAlignment(Pos.CENTER);
    label.setMaxWidth(420);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
