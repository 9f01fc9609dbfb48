package org.countersign.app.screen.founding;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.countersign.app.fx.Messages;

/** Fields and lines that the steps share. */
final class Fields {
  private Fields() {}

  static TextField line(String id, StringProperty value, String promptKey) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(Messages.text(promptKey));
    field.textProperty().bindBidirectional(value);
    return field;
  }

  /** What is wrong, told once the field has been left, and taken back as soon as it is right. */
  static StringProperty whenLeft(TextField field, Supplier<String> check) {
    StringProperty problem = new SimpleStringProperty("");
    field
        .focusedProperty()
        .subscribe((before, now) -> {
          if (before && !now && !field.getText().isEmpty()) {
            problem.set(check.get());
          }
        });
    field
        .textProperty()
        .subscribe((before, now) -> {
          if (!problem.get().isEmpty()) {
            problem.set(check.get());
          }
        });
    return problem;
  }

  static <T> ComboBox<T> choice(
      String id, List<T> values, Function<T, String> text, ObjectProperty<T> value) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(values);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T item) {
            return item == null ? "" : text.apply(item);
          }

          @Override
          public T fromString(String typed) {
            return box.getValue();
          }
        });
    box.valueProperty().bindBidirectional(value);
    box.setMaxWidth(220);
    return box;
  }

  static Label text(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
