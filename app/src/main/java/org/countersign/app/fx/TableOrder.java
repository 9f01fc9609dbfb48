package org.countersign.app.fx;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The order a table's headings ask for, to be used without the table, on any thread. */
final class TableOrder<T> {
  private static final Object VALUE = new Object();

  private final TableView<T> table;
  private List<Heading<T>> last = List.of();

  private record Heading<T>(TableColumn<T, ?> column, TableColumn.SortType type) {}

  TableOrder(TableView<T> table) {
    this.table = table;
  }

  static <T, V> void valueOf(TableColumn<T, V> column, Function<T, V> value) {
    column.getProperties().put(VALUE, value);
  }

  /** Whether the headings ask for another order than when this was asked last. */
  boolean isOther() {
    List<Heading<T>> now =
        table.getSortOrder().stream()
            .map(column -> new Heading<T>(column, column.getSortType()))
            .toList();
    boolean other = !now.equals(last);
    last = now;
    return other;
  }

  /** As the headings are now; empty for none. */
  Optional<Comparator<T>> now() {
    return table.getSortOrder().stream()
        .map(TableOrder::<T>comparator)
        .reduce(Comparator::thenComparing);
  }

  private static <T> Comparator<T> comparator(TableColumn<T, ?> column) {
    return typed(column);
  }

  @SuppressWarnings("unchecked") // put there by valueOf, of the column's own type
  private static <T, V> Comparator<T> typed(TableColumn<T, V> column) {
    Function<T, V> value = (Function<T, V>) column.getProperties().get(VALUE);
    Comparator<T> up = Comparator.comparing(value, column.getComparator());
    return column.getSortType() == TableColumn.SortType.DESCENDING ? up.reversed() : up;
  }
}
