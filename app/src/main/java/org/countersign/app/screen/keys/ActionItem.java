package org.countersign.app.screen.keys;

import java.util.Optional;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Messages;
import org.countersign.model.failure.Refused;

/** Something that can be asked for; greyed, it says why it cannot. */
final class ActionItem {
  private static final double TOOLTIP = 420;

  private ActionItem() {}

  /** A disabled menu item would not answer the pointer, so a greyed one is custom. */
  static MenuItem of(String textKey, Optional<Refused> refusal, Runnable action) {
    Label label = new Label(Messages.text(textKey));
    label.setMaxWidth(Double.MAX_VALUE);
    CustomMenuItem item = new CustomMenuItem(label);
    item.setId(textKey);
    if (refusal.isPresent()) {
      String why = FailureText.sentence(refusal.get());
      label.getStyleClass().add("blocked");
      Tooltip tooltip = new Tooltip(why);
      tooltip.setWrapText(true);
      tooltip.setMaxWidth(TOOLTIP);
      label.setTooltip(tooltip);
      label.setAccessibleHelp(why);
      item.setHideOnClick(false);
      item.getStyleClass().add("blocked-item");
    } else {
      item.setOnAction(event -> action.run());
    }
    return item;
  }
}
