package org.countersign.app.fx;

import javafx.scene.Node;
import javafx.scene.Parent;

/** Where the cursor goes. */
public final class Focus {
  private Focus() {}

  /** Into the first place below {@code node} that takes it. */
  public static boolean first(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return false;
    }
    if (node.isFocusTraversable()) {
      node.requestFocus();
      return true;
    }
    return node instanceof Parent parent
        && parent.getChildrenUnmodifiable().stream().anyMatch(Focus::first);
  }
}
