package org.countersign.app.fx;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Copies the selected rows as tab-separated text, the shown columns in their order. */
final class TableCopy {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final Object TEXT = new Object();

  private TableCopy() {}

  static void install(TableView<?> table) {
    table.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (COPY.match(event)) {
            copy(table);
            event.consume();
          }
        });
  }

  static MenuItem menuItem(TableView<?> table) {
    MenuItem copy = new MenuItem(Messages.text("common.copy-rows"), Icon.COPY.node());
    copy.setOnAction(event -> copy(table));
    return copy;
  }

  static <V> void textOf(TableColumn<?, V> column, Function<V, String> text) {
    column.getProperties().put(TEXT, text);
  }

  private static void copy(TableView<?> table) {
    List<Integer> rows = List.copyOf(table.getSelectionModel().getSelectedIndices());
    if (!rows.isEmpty()) {
      Clip.copy(rows.stream().sorted().map(row -> line(table, row)).collect(lines()));
    }
  }

  private static Collector<CharSequence, ?, String> lines() {
    return Collectors.joining("\n", "", "\n");
  }

  private static String line(TableView<?> table, int row) {
    return table.getVisibleLeafColumns().stream()
        .map(column -> cell(column, row))
        .collect(Collectors.joining("\t"));
  }

  @SuppressWarnings("unchecked") // put there by textOf, of the column's own type
  private static <V> String cell(TableColumn<?, V> column, int row) {
    V value = column.getCellData(row);
    Object text = column.getProperties().get(TEXT);
    String cell = value == null || text == null ? "" : ((Function<V, String>) text).apply(value);
    return SafeText.forCopying(cell);
  }
}
