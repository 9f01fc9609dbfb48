package org.countersign.app.screen.founding;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Paragraph;
import org.countersign.app.fx.form.Input;

/** The small pieces all steps are made of. */
final class Fields {
  private Fields() {}

  /** A line of text; its mistakes are told once it is left. */
  static TextField text(Input<String> input, String id) {
    TextField field = new TextField();
    field.setId(id);
    field.textProperty().bindBidirectional(input.valueProperty());
    field
        .focusedProperty()
        .subscribe((before, now) -> {
          if (before && !now) {
            input.touch();
          }
        });
    return field;
  }

  /** A paragraph. */
  static Label words(String text, String... styleClasses) {
    return Paragraph.of(text, styleClasses);
  }

  /** A paragraph from a bundle. */
  static Label say(String key, String... styleClasses) {
    return words(Messages.text(key), styleClasses);
  }

  /** Says what is wrong; takes no room when nothing is. */
  static Label problem(ObservableValue<String> text) {
    Label label = words("", "problem");
    label.setGraphic(Icon.WARNING.node());
    text.subscribe(now -> show(label, now == null ? "" : now));
    return label;
  }

  private static void show(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }
}
