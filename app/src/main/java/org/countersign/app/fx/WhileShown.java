package org.countersign.app.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Subscription;

/** Bind when shown, unbind when hidden. */
public final class WhileShown {
  private WhileShown() {}

  /** Whether the node is in a window that is showing. */
  public static ObservableValue<Boolean> of(Node node) {
    return node.sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::showingProperty)
        .orElse(false);
  }

  /**
   * Runs {@code shown} whenever it comes into a showing window, {@code hidden} whenever it goes.
   */
  public static void run(Node node, Runnable shown, Runnable hidden) {
    ObservableValue<Boolean> showing = of(node);
    showing.subscribe((before, now) -> {
      if (now) {
        shown.run();
      } else {
        hidden.run();
      }
    });
    if (showing.getValue()) {
      shown.run();
    }
  }

  /** Runs it the next time the condition becomes true, and not again. */
  static void once(ObservableValue<Boolean> condition, Runnable then) {
    Subscription[] subscription = new Subscription[1];
    subscription[0] =
        condition.subscribe((before, now) -> {
          if (now) {
            subscription[0].unsubscribe();
            then.run();
          }
        });
  }
}
