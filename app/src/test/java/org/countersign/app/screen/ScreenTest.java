package org.countersign.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.fx.DirectTaskRunner;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.fx.View;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;

/** What tests of screens share: a window on the demonstration vault, and nothing unforeseen. */
public abstract class ScreenTest {
  protected final FxRobot robot = new FxRobot();
  protected final RecordingDialogs dialogs = new RecordingDialogs();
  protected final DirectTaskRunner tasks = new DirectTaskRunner(dialogs);

  @BeforeEach
  void starts() {
    Ui.start(Theme.LIGHT);
  }

  @AfterEach
  void hides() {
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    assertThat(dialogs.surprise).isEmpty();
  }

  /** Shows it in a window and reads what it shows. */
  protected void show(View view) {
    Stage stage = new Stage();
    stage.setScene(new Scene((Parent) view.node(), 1100, 700));
    stage.show();
    view.refresh();
  }

  /** The first table of a screen. */
  @SuppressWarnings("unchecked") // the test knows what its rows are
  protected static <T> TableView<T> table(View view) {
    return (TableView<T>) view.node().lookup(".table-view");
  }

  /** The window opened last. */
  protected static Window top() {
    return Ui.get(() -> Window.getWindows().getLast());
  }

  /** The node of this id in the window opened last. */
  protected Node in(Window window, String id) {
    return robot.from(window.getScene().getRoot()).lookup("#" + id).query();
  }

  /** All sentences under fields of a window. */
  protected List<String> problems(Window window) {
    return robot
        .from(window.getScene().getRoot())
        .lookup(".problem")
        .queryAllAs(Labeled.class)
        .stream()
        .filter(Labeled::isVisible)
        .map(Labeled::getText)
        .toList();
  }

  /** Presses the primary button of a window. */
  protected void pressPrimary(Window window) {
    robot.clickOn(
        robot.from(window.getScene().getRoot()).lookup(".modal-buttons .accent").queryButton());
  }

  /** The input of this label. */
  @SuppressWarnings("unchecked") // the test knows what the input of this label takes
  protected static <V> Input<V> input(FormModel form, String label) {
    return (Input<V>)
        form.inputs().stream()
            .filter(one -> one.labelKey().equals(label))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(label.toLowerCase(Locale.ROOT)));
  }

  /** Fills a line or area. */
  protected static void type(FormModel form, String label, String text) {
    ScreenTest.<String>input(form, label).set(text);
  }
}
