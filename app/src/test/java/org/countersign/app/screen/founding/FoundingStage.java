package org.countersign.app.screen.founding;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.countersign.app.fx.FxTaskRunner;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.hsm.Pkcs11TokenPort;
import org.countersign.app.hsm.SoftHsm;
import org.countersign.persistence.journal.FileJournal;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The wizard in a real window over a real SoftHSM, and a person at the keyboard. */
final class FoundingStage implements AutoCloseable {
  static final String PIN = "471100";
  static final String SO_PIN = "90817263";

  final FxRobot robot = new FxRobot();
  final RecordingDialogs dialogs = new RecordingDialogs();
  final List<Path> opened = new ArrayList<>();
  final Path home;
  final Pkcs11TokenPort tokens;
  private final FxTaskRunner tasks;
  private FoundingWindow window;

  FoundingStage(SoftHsm hsm, Path home) {
    Ui.start(Theme.LIGHT);
    this.home = home;
    tokens = hsm.port();
    tasks = Ui.get(() -> new FxTaskRunner(dialogs));
    Ui.run(() -> {
      window =
          new FoundingWindow(
              null,
              new FoundingServices(
                  tokens, Instant::now, new SecureRandom(), tasks, home, FileJournal::create),
              dialogs,
              opened::add);
      window.show();
    });
    await(() -> window.window().isFocused());
  }

  boolean showing() {
    return window.window().isShowing();
  }

  /** Names the vault and goes on. */
  void name(String name) {
    robot.clickOn("#founding-name").write(name);
    next();
  }

  void next() {
    press("#wizard-next");
  }

  /** Presses a button once it can be pressed. */
  void press(String button) {
    awaitEnabled(button);
    robot.clickOn(button);
  }

  void awaitEnabled(String button) {
    await(() ->
        robot.lookup(button).tryQueryAs(Button.class).filter(b -> !b.isDisabled()).isPresent());
  }

  /** Opens the form for one more custodian, once it has seen the tokens. */
  void sitDown(String name, String contact) {
    press("#founding-enrol");
    await(() -> robot.lookup("#founding-custodian-name").tryQuery().isPresent());
    await(() ->
        robot.lookup("#founding-new-pin").tryQuery().filter(FoundingStage::shown).isPresent());
    type("#founding-custodian-name", name);
    type("#founding-contact", contact);
  }

  /** Enrols one on the blank token that SoftHSM has. */
  void enrol(String name, int number) {
    sitDown(
        name, name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT) + "@northgate.example");
    newPins(PIN, PIN, SO_PIN, SO_PIN);
    robot.type(KeyCode.ENTER);
    awaitEnrolled(number);
  }

  void awaitEnrolled(int number) {
    await(() ->
        robot.lookup("#founding-custodians").tryQuery().filter(t -> rows(t) == number).isPresent());
    await(() -> robot.lookup("#founding-enrol-now").tryQuery().isEmpty());
  }

  private static int rows(Node node) {
    return node instanceof TableView<?> table ? table.getItems().size() : -1;
  }

  void newPins(String pin, String again, String soPin, String soAgain) {
    type("#founding-new-pin", pin);
    type("#founding-pin-again", again);
    type("#founding-so-pin", soPin);
    type("#founding-so-pin-again", soAgain);
  }

  void type(String field, String text) {
    robot.clickOn(field).write(text);
  }

  /** Presses the spinner's upper arrow so many times. */
  void more(String spinner, int times) {
    robot.clickOn(spinner);
    for (int i = 0; i < times; i++) {
      robot.type(KeyCode.UP);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  Object value(String spinner) {
    return robot.lookup(spinner).query() instanceof Spinner<?> there ? there.getValue() : "";
  }

  void awaitText(String text) {
    await(() -> robot.lookup(node -> says(node, text)).tryQuery().isPresent());
  }

  boolean says(String text) {
    return robot.lookup(node -> says(node, text)).tryQuery().isPresent();
  }

  private static boolean says(Node node, String text) {
    return node instanceof Labeled label
        && label.getText() != null
        && label.getText().contains(text)
        && shown(node);
  }

  private static boolean shown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }

  static void await(BooleanSupplier done) {
    try {
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> Ui.get(done::getAsBoolean));
    } catch (TimeoutException e) {
      Ui.picture(scene(), "founding-stuck");
      throw new AssertionError("did not come", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  static Scene scene() {
    return Ui.get(() -> Window.getWindows().getLast().getScene());
  }

  /** Both themes. */
  static void picture(String name) {
    for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
      Ui.run(theme::use);
      Ui.picture(scene(), theme + "-founding-" + name);
    }
  }

  @Override
  public void close() {
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    tasks.close();
    tokens.close();
  }
}
