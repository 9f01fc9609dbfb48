package org.countersign.app.screen.welcome;

import javafx.scene.control.Label;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Paragraph;

/** Words as all pages have them. */
final class Words {
  private Words() {}

  static Label of(String key, String... styleClasses) {
    return Paragraph.of(Messages.text(key), styleClasses);
  }
}
