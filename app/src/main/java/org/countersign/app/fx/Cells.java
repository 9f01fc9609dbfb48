package org.countersign.app.fx;

import java.text.NumberFormat;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;

/** The cells of {@link TableBuilder}. */
final class Cells {
  private Cells() {}

  static <T> TableCell<T, String> text() {
    return new TableCell<>() {
      private final Hint hint = new Hint(this);

      @Override
      protected void updateItem(String item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : SafeText.of(item));
        if (empty || item == null || item.isBlank()) {
          hint.none();
        } else {
          hint.say(getText());
        }
      }
    };
  }

  static <T> TableCell<T, Number> number() {
    return new TableCell<>() {
      @Override
      protected void updateItem(Number item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : NumberFormat.getInstance(Locale.ROOT).format(item));
      }
    };
  }

  static <T> TableCell<T, Instant> time() {
    return new TableCell<>() {
      private final RelativeTime time = new RelativeTime();

      @Override
      protected void updateItem(Instant item, boolean empty) {
        super.updateItem(item, empty);
        time.setTime(empty ? null : item);
        setGraphic(empty || item == null ? null : time);
      }
    };
  }

  static <T> TableCell<T, Badge> state() {
    return new TableCell<>() {
      private final StateBadge badge = new StateBadge();

      @Override
      protected void updateItem(Badge item, boolean empty) {
        super.updateItem(item, empty);
        badge.setBadge(empty ? null : item);
        setGraphic(empty || item == null ? null : badge);
      }
    };
  }

  static <T> TableCell<T, String> node(Function<T, Node> view) {
    return new TableCell<>() {
      @Override
      protected void updateItem(String item, boolean empty) {
        super.updateItem(item, empty);
        T row = empty || getTableRow() == null ? null : getTableRow().getItem();
        setGraphic(row == null ? null : view.apply(row));
      }
    };
  }

  static <T> TableRow<T> row(Consumer<T> open) {
    TableRow<T> row = new TableRow<>();
    row.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2 && !row.isEmpty()) {
        open.accept(row.getItem());
      }
    });
    return row;
  }
}
