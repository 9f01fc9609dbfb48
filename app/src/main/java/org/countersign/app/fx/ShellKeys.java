package org.countersign.app.fx;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys that work on every screen: Ctrl+1…9, Ctrl+L, Ctrl+F, F5, Ctrl+Shift+E. */
final class ShellKeys {
  private ShellKeys() {}

  static void install(Shell shell, Node root, List<NavigationItem> screens, ShellActions actions) {
    root.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          Runnable action = action(event, shell, screens, actions);
          if (action != null) {
            event.consume();
            action.run();
          }
        });
  }

  private static Runnable action(
      KeyEvent event, Shell shell, List<NavigationItem> screens, ShellActions actions) {
    KeyCode code = event.getCode();
    if (code == KeyCode.F5) {
      return shell::refresh;
    }
    if (!event.isShortcutDown() || event.isAltDown()) {
      return null;
    }
    if (event.isShiftDown()) {
      return code == KeyCode.E ? actions.emergency() : null;
    }
    return switch (code) {
      case L -> actions.lock();
      case F -> shell::focusFilter;
      default -> digit(code, shell, screens);
    };
  }

  private static Runnable digit(KeyCode code, Shell shell, List<NavigationItem> screens) {
    int place = "123456789".indexOf(code.getChar());
    boolean there = code.isDigitKey() && place >= 0 && place < screens.size();
    return there ? () -> shell.open(screens.get(place).id()) : null;
  }
}
