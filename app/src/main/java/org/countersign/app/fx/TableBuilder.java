package org.countersign.app.fx;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Tables that behave alike: sortable, columns to choose, Ctrl+C copies the selected rows as text,
 * Enter and a double click open. A column's title is a text; its width is a wish, which is
 * stretched to fill the table.
 *
 * @param <T> a row
 */
public final class TableBuilder<T> {
  private final TableView<T> table = new TableView<>();

  public TableBuilder() {
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setContextMenu(TableMenu.of(table));
    TableCopy.install(table);
  }

  /** What people wrote: a name, a purpose. */
  public TableBuilder<T> text(String titleKey, double width, Function<T, String> value) {
    TableColumn<T, String> column = column(titleKey, width, value, s -> s);
    column.setComparator(String.CASE_INSENSITIVE_ORDER);
    column.setCellFactory(c -> Cells.text());
    return this;
  }

  /** A fingerprint or serial number, in monospace. */
  public TableBuilder<T> mono(String titleKey, double width, Function<T, String> value) {
    TableColumn<T, String> column = column(titleKey, width, value, s -> s);
    column.setCellFactory(c -> Cells.text());
    column.getStyleClass().add("mono");
    return this;
  }

  /** A count. */
  public TableBuilder<T> number(
      String titleKey, double width, Function<T, ? extends Number> value) {
    Function<T, Number> number = value::apply;
    TableColumn<T, Number> column = column(titleKey, width, number, String::valueOf);
    column.setComparator(Comparator.comparingDouble(Number::doubleValue));
    column.setCellFactory(c -> Cells.number());
    column.getStyleClass().add("number");
    return this;
  }

  /** A time; null shows nothing and sorts last. Copied as exact UTC. */
  public TableBuilder<T> time(String titleKey, double width, Function<T, Instant> value) {
    TableColumn<T, Instant> column = column(titleKey, width, value, TimeText::exact);
    column.setComparator(Comparator.nullsLast(Comparator.naturalOrder()));
    column.setCellFactory(c -> Cells.time());
    return this;
  }

  /** A state. */
  public TableBuilder<T> state(String titleKey, double width, Function<T, Badge> value) {
    TableColumn<T, Badge> column = column(titleKey, width, value, Badge::text);
    column.setComparator(Comparator.nullsLast(Comparator.naturalOrder()));
    column.setCellFactory(c -> Cells.state());
    return this;
  }

  /** Anything else; {@code text} is what it is sorted by and copied as. */
  public TableBuilder<T> node(
      String titleKey, double width, Function<T, String> text, Function<T, Node> view) {
    column(titleKey, width, text, s -> s).setCellFactory(c -> Cells.node(view));
    return this;
  }

  /** The column added last is left out until it is chosen from the menu. */
  public TableBuilder<T> hidden() {
    table.getColumns().getLast().setVisible(false);
    return this;
  }

  /** What stands in an empty table. */
  public TableBuilder<T> placeholder(Node node) {
    table.setPlaceholder(node);
    return this;
  }

  /** The same, once the rows have been read. */
  public TableBuilder<T> placeholder(Node node, Reading reading) {
    return placeholder(reading.inPlaceOf(node));
  }

  /** What Enter and a double click do. */
  public TableBuilder<T> onOpen(Consumer<T> open) {
    table.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            openSelected(open);
          }
        });
    table.setRowFactory(view -> Cells.row(open));
    return this;
  }

  private void openSelected(Consumer<T> open) {
    T selected = table.getSelectionModel().getSelectedItem();
    if (selected != null) {
      open.accept(selected);
    }
  }

  /** Only one row at a time. */
  public TableBuilder<T> single() {
    table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
    return this;
  }

  /** The table over these rows, which stays with them as they change. */
  public TableView<T> build(ObservableList<T> rows) {
    SortedList<T> sorted = new SortedList<>(rows);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.getColumns().forEach(column -> column.setContextMenu(TableMenu.of(table)));
    return table;
  }

  /**
   * The table over what a sieve lets pass, which sorts it too. What is selected stays so while it
   * passes.
   */
  public TableView<T> build(Sieve<T> sieve) {
    table.setItems(sieve.passing());
    TableOrder<T> order = new TableOrder<>(table);
    table.setSortPolicy(sorted -> {
      // A table also asks when only its rows have changed.
      if (order.isOther()) {
        sieve.order(order.now());
      }
      return true;
    });
    sieve.showing(rows -> show(rows, sieve.passing()));
    table.getColumns().forEach(column -> column.setContextMenu(TableMenu.of(table)));
    return table;
  }

  /** The model of the selection would keep the place, on which another row is now. */
  private void show(List<T> rows, ObservableList<T> in) {
    T selected = table.getSelectionModel().getSelectedItem();
    table.getSelectionModel().clearSelection();
    in.setAll(rows);
    int place = selected == null ? -1 : rows.indexOf(selected);
    if (place >= 0) {
      table.getSelectionModel().select(place);
    }
  }

  private <V> TableColumn<T, V> column(
      String titleKey, double width, Function<T, V> value, Function<V, String> asText) {
    TableColumn<T, V> column = new TableColumn<>(Messages.text(titleKey));
    column.setId(titleKey);
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 56));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    TableCopy.textOf(column, asText);
    TableOrder.valueOf(column, value);
    table.getColumns().add(column);
    return column;
  }
}
