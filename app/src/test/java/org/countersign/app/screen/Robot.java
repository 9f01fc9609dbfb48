package org.countersign.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.countersign.app.fx.Legibility;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Drives real windows: waits for what is to come, and takes pictures in both themes. */
public final class Robot extends FxRobot {
  private static final int PATIENCE = 60;

  /** Waits until it holds on the JavaFX thread. */
  public void await(String what, BooleanSupplier done) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> Ui.get(done::getAsBoolean));
    } catch (TimeoutException e) {
      Ui.picture(scene(), "stuck");
      throw new AssertionError("did not come: " + what, e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Waits until a label or button shows the text. */
  public void awaitText(String text) {
    await(text, () -> shows(text));
  }

  /** Waits until the node is there and can be used. */
  public void awaitUsable(String query) {
    await(
        query,
        () -> lookup(query).tryQuery().filter(n -> !n.isDisabled() && n.isVisible()).isPresent());
  }

  /** Whether a label or button shows the text somewhere. */
  public boolean shows(String text) {
    return lookup((Node node) ->
            node instanceof Labeled label
                && label.getText() != null
                && label.getText().contains(text)
                && label.isVisible())
        .tryQuery()
        .isPresent();
  }

  /** Clicks into it and types. */
  public void fill(String query, String text) {
    clickOn(query);
    write(text);
  }

  /** The window on top. */
  public Scene scene() {
    return Ui.get(() -> List.copyOf(Window.getWindows()).getLast().getScene());
  }

  /** Labels whose end is missing and is not told on hover either. */
  private static List<String> cutOff(Node node) {
    List<String> found = new ArrayList<>();
    if (!node.isVisible()) {
      return found;
    }
    if (node instanceof Labeled label && label.getTooltip() == null && label.getText() != null) {
      Node text = label.lookup(".text");
      if (text instanceof Text shown && shown.getText().endsWith("...")) {
        found.add(label.getText());
      }
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> found.addAll(cutOff(child)));
    }
    return found;
  }

  /** A picture of the window on top, in both themes; its text can be read and is not cut off. */
  public void picture(String name) {
    Theme before = Theme.current();
    for (Theme theme : Theme.values()) {
      Ui.run(theme::use);
      Ui.picture(scene(), theme + "-" + name);
      assertThat(Ui.get(() -> Legibility.unreadable(scene().getRoot()))).isEmpty();
      assertThat(Ui.get(() -> cutOff(scene().getRoot()))).isEmpty();
    }
    Ui.run(before::use);
  }
}
