package org.countersign.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.util.StringConverter;

/** One box of a filter bar: any of its values, or one of them. */
final class Facet<T> {
  private static final String ANY = "";

  /**
   * In pixels: what a box needs beside its label, and a letter of it. A squeezed box keeps both.
   */
  private static final double ARROW = 48;

  private static final double EM = 8;

  private final ComboBox<String> box = new ComboBox<>();
  private final Function<T, String> value;

  Facet(String label, Function<T, String> value) {
    this.value = value;
    box.setAccessibleText(label);
    box.getItems().add(ANY);
    box.setValue(ANY);
    box.setMaxWidth(180);
    box.setVisibleRowCount(16);
    box.setConverter(new Named(label));
    box.setButtonCell(new Chosen(label));
    box.setMinWidth(ARROW + EM * label.length());
  }

  ComboBox<String> box() {
    return box;
  }

  /** The value of a row. */
  String of(T row) {
    return value.apply(row);
  }

  /** What is picked; empty for any. */
  String picked() {
    return box.getValue();
  }

  void clear() {
    box.setValue(ANY);
  }

  /** Picks a value, whether or not any row has it yet. */
  void pick(String wanted) {
    if (!box.getItems().contains(wanted)) {
      box.getItems().add(wanted);
    }
    box.setValue(wanted);
  }

  /** Offers the values of these rows, and keeps what is picked while any row has it. */
  void offer(List<T> rows) {
    if (rows.isEmpty()) {
      return;
    }
    offerValues(rows.stream().map(value).distinct().sorted().toList());
  }

  /** The same of values that are known, in order. */
  void offerValues(List<String> values) {
    List<String> offered = new ArrayList<>(List.of(ANY));
    values.stream().filter(v -> !v.isEmpty()).forEach(offered::add);
    if (!offered.equals(box.getItems())) {
      String picked = box.getValue();
      box.getItems().setAll(offered);
      box.setValue(offered.contains(picked) ? picked : ANY);
    }
  }

  /** The box itself says what it is for, and what is picked once something is. */
  private static final class Chosen extends ListCell<String> {
    private final String label;

    private Chosen(String label) {
      this.label = label;
    }

    @Override
    protected void updateItem(String value, boolean empty) {
      super.updateItem(value, empty);
      setText(value == null || value.isEmpty() ? label : SafeText.of(value, 40));
    }
  }

  private static final class Named extends StringConverter<String> {
    private final String label;

    private Named(String label) {
      this.label = label;
    }

    @Override
    public String toString(String value) {
      return value == null || value.isEmpty()
          ? Messages.text("common.filter.any", label)
          : SafeText.of(value, 40);
    }

    @Override
    public String fromString(String text) {
      throw new UnsupportedOperationException("nothing is typed here");
    }
  }
}
