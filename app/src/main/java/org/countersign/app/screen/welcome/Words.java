package org.countersign.app.screen.welcome;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.countersign.app.fx.Messages;

/** Words as all pages have them. */
final class Words {
  private Words() {}

  static Label of(String key, String... styleClasses) {
    return wrapped(Messages.text(key), styleClasses);
  }

  static Label wrapped(String text, String... styleClasses) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
