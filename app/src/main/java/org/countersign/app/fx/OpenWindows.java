package org.countersign.app.fx;

import java.util.List;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The windows that lie over the console's own. */
public final class OpenWindows {
  private OpenWindows() {}

  /** Hides every other window, newest first, without asking: what was typed in them is wiped. */
  public static void hideAllBut(Window main) {
    List<Window> windows = List.copyOf(Window.getWindows());
    for (int i = windows.size() - 1; i >= 0; i--) {
      if (windows.get(i) instanceof Stage stage && stage != main) {
        stage.hide();
      }
    }
  }
}
