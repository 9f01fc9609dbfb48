package org.countersign.app.fx;

import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Has Tab lead on out of a field of several lines, as out of every other field. */
public final class TabLeaves {
  private TabLeaves() {}

  public static void from(TextArea area) {
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            event.consume();
            area.fireEvent(leave(event.isShiftDown()));
          }
        });
  }

  /** With Control, which is how JavaFX has it. */
  private static KeyEvent leave(boolean back) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, back, true, false, false);
  }
}
