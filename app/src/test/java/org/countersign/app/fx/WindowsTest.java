package org.countersign.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

final class WindowsTest {
  private final FxRobot robot = new FxRobot();
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private final List<String> done = new ArrayList<>();
  private final TextField field = new TextField();
  private final SimpleBooleanProperty complete = new SimpleBooleanProperty();
  private ModalWindow modal;

  @BeforeEach
  void opens() {
    Ui.start(Theme.LIGHT);
    Ui.run(() -> {
      modal = new ModalWindow(null, "x", dialogs);
      modal.typedWork(() -> !field.getText().isEmpty()).onHidden(() -> done.add("wiped"));
      modal.fullContent(wizard()).size(2_000, 2_000).show();
    });
  }

  private WizardPane wizard() {
    Supplier<VBox> first = () -> new VBox(field);
    return new WizardPane(
        List.of(
            new WizardStep("gallery.step1", first, complete),
            new WizardStep("gallery.step2", () -> new VBox(new TextField()))),
        "gallery.finish",
        () -> done.add("finished"),
        modal::requestClose);
  }

  @AfterEach
  void closes() {
    Ui.run(modal::close);
  }

  @Test
  void escapeAsksBeforeTypedWorkIsLost() {
    dialogs.answer = false;
    Ui.run(field::requestFocus);
    robot.write("typed").type(KeyCode.ESCAPE);
    assertThat(dialogs.shown).containsExactly("confirmDiscard");
    assertThat(modal.window().isShowing()).isTrue();
    assertThat(field.getText()).isEqualTo("typed");
  }

  @Test
  void escapeClosesAtOnceWhenNothingIsTypedAndTheHooksRun() {
    robot.type(KeyCode.ESCAPE);
    assertThat(modal.window().isShowing()).isFalse();
    assertThat(dialogs.shown).isEmpty();
    assertThat(done).containsExactly("wiped");
  }

  @Test
  void oneCannotGoOnBeforeTheStepIsComplete() {
    assertThat(robot.lookup("_Next").query().isDisabled()).isTrue();
    Ui.run(() -> complete.set(true));
    robot.clickOn("_Next");
    robot.clickOn("_Revoke");
    assertThat(done).containsExactly("finished");
  }

  @Test
  void aWindowIsNeverLargerThanTheScreen() {
    assertThat(modal.window().getWidth()).isLessThanOrEqualTo(1280);
    assertThat(modal.window().getHeight()).isLessThanOrEqualTo(800);
  }
}
