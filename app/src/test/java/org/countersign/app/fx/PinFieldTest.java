package org.countersign.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

final class PinFieldTest {
  private static final char[] PIN = {'4', '7', 'a', 'B', '!'};

  private final FxRobot robot = new FxRobot();
  private PinField field;
  private Stage stage;

  @BeforeEach
  void showsTheField() {
    Ui.start(Theme.LIGHT);
    Ui.run(() -> {
      Clip.copy("before");
      field = new PinField("gallery.pin");
      stage = new Stage();
      stage.setScene(new Scene(new VBox(field), 300, 100));
      stage.show();
      field.requestFocus();
    });
    robot.write("47aB!");
  }

  @AfterEach
  void closes() {
    Ui.run(stage::close);
  }

  @Test
  void whatIsTypedIsTakenOnceAndThenGone() {
    assertThat(take()).containsExactly(PIN);
    assertThat(take()).isEmpty();
  }

  @Test
  void showsOneDotForEachCharacterAndNeverTheCharacter() {
    assertThat(shown(field)).contains("●●●●●").doesNotContain("47aB!", "4", "a", "B", "!");
  }

  @Test
  void tellsNothingToAScreenReaderButDots() {
    assertThat(Ui.get(() -> field.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
        .isEqualTo("●●●●●");
    assertThat(field.getAccessibleText()).doesNotContain("47aB!");
    assertThat(field.toString()).doesNotContain("47aB!");
  }

  @Test
  void cannotBeCopiedOrCut() {
    robot.press(KeyCode.CONTROL).type(KeyCode.A, KeyCode.C, KeyCode.X).release(KeyCode.CONTROL);
    assertThat(Ui.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("before");
    assertThat(take()).containsExactly(PIN);
  }

  @Test
  void nothingCanBePastedIntoIt() {
    robot.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
    assertThat(take()).containsExactly(PIN);
  }

  @Test
  void isWipedWhenItsWindowHides() {
    Ui.run(stage::hide);
    assertThat(field.lengthProperty().get()).isZero();
    assertThat(take()).isEmpty();
  }

  @Test
  void isWipedWhenItLeavesItsWindow() {
    Ui.run(() -> stage.getScene().setRoot(new VBox()));
    assertThat(take()).isEmpty();
  }

  @Test
  void backspaceTakesTheLastAndDeleteTakesAll() {
    robot.type(KeyCode.BACK_SPACE);
    assertThat(field.lengthProperty().get()).isEqualTo(4);
    robot.type(KeyCode.DELETE);
    assertThat(field.lengthProperty().get()).isZero();
  }

  @Test
  void enterSignsOnlyWhenSomethingIsTyped() {
    int[] entered = new int[1];
    Ui.run(() -> field.setOnEnter(() -> entered[0]++));
    robot.type(KeyCode.ENTER);
    Ui.run(field::wipe);
    robot.type(KeyCode.ENTER);
    assertThat(entered[0]).isEqualTo(1);
  }

  private char[] take() {
    return Ui.get(field::takePin);
  }

  private static String shown(Node node) {
    StringBuilder all = new StringBuilder();
    if (node instanceof Labeled label) {
      all.append(label.isVisible() ? label.getText() : "").append('\n');
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> all.append(shown(child)));
    }
    return all.toString();
  }
}
