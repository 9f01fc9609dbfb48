package org.countersign.app.demo.tour;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.stage.Popup;
import javafx.stage.Window;

/** A file that can be dragged, in a little window of its own. */
final class Carried {
  private Carried() {}

  static Popup show(Path file, Window over) {
    Label name = new Label(String.valueOf(file.getFileName()));
    name.setStyle("-fx-background-color: white; -fx-text-fill: black; -fx-padding: 8px");
    name.setOnDragDetected(event -> {
      Dragboard board = name.startDragAndDrop(TransferMode.COPY);
      ClipboardContent content = new ClipboardContent();
      content.putFiles(List.of(file.toFile()));
      board.setContent(content);
      event.consume();
    });
    Popup popup = new Popup();
    popup.getContent().add(name);
    popup.show(over, over.getX() + 40, over.getY() + over.getHeight() - 120);
    return popup;
  }
}
