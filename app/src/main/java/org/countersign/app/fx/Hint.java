package org.countersign.app.fx;

import java.util.Optional;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/**
 * The tooltip of a control that shows one thing after another. A tooltip is a window with a scene
 * and style sheets of its own: a table that made one for each cell whenever its rows changed spent
 * more time on them than on all else.
 */
final class Hint {
  private final Control owner;
  private Optional<Tooltip> tooltip = Optional.empty();

  Hint(Control owner) {
    this.owner = owner;
  }

  /** What it says from now on. */
  void say(String text) {
    Tooltip mine = tooltip.orElseGet(Tooltip::new);
    tooltip = Optional.of(mine);
    mine.setText(text);
    owner.setTooltip(mine);
  }

  /** There is nothing to say. */
  void none() {
    owner.setTooltip(null);
  }
}
