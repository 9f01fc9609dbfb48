package org.countersign.app.fx;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Takes files that are dropped on a part of the window. */
public final class FileDrop {
  private FileDrop() {}

  /** {@code take} gets what was dropped, files and folders; they are copied from, never moved. */
  public static void on(Node node, Consumer<List<Path>> take) {
    node.addEventHandler(
        DragEvent.DRAG_OVER,
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    node.addEventHandler(DragEvent.DRAG_DROPPED, event -> dropped(event, take));
  }

  private static void dropped(DragEvent event, Consumer<List<Path>> take) {
    Dragboard board = event.getDragboard();
    boolean files = board.hasFiles();
    event.setDropCompleted(files);
    event.consume();
    if (files) {
      List<Path> paths = board.getFiles().stream().map(File::toPath).toList();
      // Whoever dropped them holds the mouse until this returns.
      UiThread.later(() -> take.accept(paths));
    }
  }
}
