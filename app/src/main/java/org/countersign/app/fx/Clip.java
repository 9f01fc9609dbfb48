package org.countersign.app.fx;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The only door to the clipboard. Nothing secret has a reason to come here. */
public final class Clip {
  private Clip() {}

  /** Puts the text on the clipboard. */
  public static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** A small button that copies what {@code text} says when it is pressed, and says that it did. */
  static Button button(Supplier<String> text) {
    Button[] button = new Button[1];
    button[0] =
        Buttons.icon(
            "common.copy",
            Icon.COPY,
            () -> {
              copy(text.get());
              acknowledge(button[0]);
            });
    button[0].getStyleClass().add("copy-button");
    return button[0];
  }

  private static void acknowledge(Button button) {
    Node before = button.getGraphic();
    button.setGraphic(Icon.CHECK.node());
    button.setAccessibleText(Messages.text("common.copied"));
    WhileShown.once(button.hoverProperty().not(), () -> button.setGraphic(before));
  }
}
