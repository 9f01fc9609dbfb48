package org.countersign.app.screen.keys;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

/** Takes one file that is dropped on a row. */
final class FileDrop {
  private FileDrop() {}

  static <T> void on(TableView<T> table, BiConsumer<T, Path> take) {
    table.setOnDragOver(event -> {
      if (file(event).isPresent() && row(table, event.getPickResult()).isPresent()) {
        event.acceptTransferModes(TransferMode.COPY);
      }
      event.consume();
    });
    table.setOnDragDropped(event -> {
      Optional<T> row = row(table, event.getPickResult());
      Optional<Path> file = file(event);
      event.setDropCompleted(row.isPresent() && file.isPresent());
      event.consume();
      if (row.isPresent() && file.isPresent()) {
        table.getSelectionModel().select(row.get());
        take.accept(row.get(), file.get());
      }
    });
  }

  private static Optional<Path> file(DragEvent event) {
    return event.getDragboard().getFiles().size() == 1
        ? Optional.of(event.getDragboard().getFiles().getFirst().toPath())
        : Optional.empty();
  }

  /** The row under the pointer. */
  private static <T> Optional<T> row(TableView<T> table, PickResult picked) {
    for (Node node = picked.getIntersectedNode(); node != null; node = node.getParent()) {
      if (node instanceof TableRow<?> row && table.equals(row.getTableView()) && !row.isEmpty()) {
        return Optional.of(table.getItems().get(row.getIndex()));
      }
    }
    return Optional.empty();
  }
}
