package org.countersign.app.fx.form;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.TabLeaves;

/** Makes the control an input is shown by, bound to its value. */
public final class Controls {
  private static final int LONGEST_NAME = 60;
  private static final double WRAP = 500;

  private Controls() {}

  /** The control, bound both ways; leaving it tells what is wrong. */
  public static <V> Node of(Input<V> input) {
    Node control = control(input);
    control.setId(input.labelKey().replace('.', '-'));
    control
        .focusedProperty()
        .subscribe((before, now) -> {
          if (before && !now) {
            input.touch();
          }
        });
    return control;
  }

  @SuppressWarnings("unchecked") // the look says what the input takes
  private static <V> Node control(Input<V> input) {
    return switch (input.look()) {
      case Look.Line line -> text((Input<String>) input, new TextField());
      case Look.Area area -> area((Input<String>) input, area.rows());
      case Look.One<?> one -> one(one, (Input<?>) input);
      case Look.Several<?> several -> several(several, (Input<?>) input);
      case Look.Day day -> day((Input<Optional<LocalDate>>) input);
      case Look.Tick tick -> tick(tick, (Input<Boolean>) input);
    };
  }

  private static Node text(Input<String> input, TextInputControl control) {
    control.setText(input.get());
    control.textProperty().subscribe(now -> input.set(now == null ? "" : now));
    input
        .valueProperty()
        .subscribe(now -> {
          if (!now.equals(control.getText())) {
            control.setText(now);
          }
        });
    return control;
  }

  private static Node area(Input<String> input, int rows) {
    TextArea area = new TextArea();
    area.setPrefRowCount(rows);
    area.setWrapText(true);
    TabLeaves.from(area);
    return text(input, area);
  }

  @SuppressWarnings("unchecked") // a look's options are what its input takes
  private static <T> Node one(Look.One<T> look, Input<?> untyped) {
    Input<Optional<T>> input = (Input<Optional<T>>) untyped;
    ComboBox<T> box = new ComboBox<>();
    if (look.none()) {
      box.getItems().add(null);
    }
    box.getItems().addAll(look.options());
    box.setConverter(named(look.name()));
    box.setPromptText(Messages.text(look.none() ? "form.none" : "form.choose-prompt"));
    box.setVisibleRowCount(12);
    box.setValue(input.get().orElse(null));
    box.valueProperty().subscribe(now -> input.set(Optional.ofNullable(now)));
    input.valueProperty().subscribe(now -> box.setValue(now.orElse(null)));
    return box;
  }

  @SuppressWarnings("unchecked") // a look's options are what its input takes
  private static <T> Node several(Look.Several<T> look, Input<?> untyped) {
    Input<Set<T>> input = (Input<Set<T>>) untyped;
    FlowPane boxes = new FlowPane(Orientation.HORIZONTAL);
    boxes.getStyleClass().add("ticks");
    boxes.setPrefWrapLength(WRAP);
    for (T option : look.options()) {
      CheckBox box = new CheckBox(SafeText.of(look.name().apply(option), LONGEST_NAME));
      box.setMnemonicParsing(false);
      input.valueProperty().subscribe(now -> box.setSelected(now.contains(option)));
      box.selectedProperty().subscribe((before, now) -> input.set(with(input.get(), option, now)));
      boxes.getChildren().add(box);
    }
    return boxes;
  }

  private static <T> Set<T> with(Set<T> before, T option, boolean there) {
    Set<T> after = new HashSet<>(before);
    if (there) {
      after.add(option);
    } else {
      after.remove(option);
    }
    return Set.copyOf(after);
  }

  private static Node day(Input<Optional<LocalDate>> input) {
    DatePicker picker = new DatePicker(input.get().orElse(null));
    picker.setConverter(new Days());
    picker.setPromptText(Messages.text("form.day-prompt"));
    picker.valueProperty().subscribe(now -> input.set(Optional.ofNullable(now)));
    input.valueProperty().subscribe(now -> picker.setValue(now.orElse(null)));
    return picker;
  }

  private static Node tick(Look.Tick look, Input<Boolean> input) {
    CheckBox box = new CheckBox(Messages.text(look.textKey()));
    box.setWrapText(true);
    box.setMinHeight(CheckBox.USE_PREF_SIZE);
    box.setSelected(input.get());
    box.selectedProperty().subscribe((before, now) -> input.set(now));
    input.valueProperty().subscribe((before, now) -> box.setSelected(now));
    return box;
  }

  private static <T> StringConverter<T> named(Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null
            ? Messages.text("form.none")
            : SafeText.of(name.apply(value), LONGEST_NAME);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("nothing is typed here");
      }
    };
  }
}
