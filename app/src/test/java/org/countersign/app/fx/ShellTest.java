package org.countersign.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

final class ShellTest {
  private final FxRobot robot = new FxRobot();
  private final List<String> done = new ArrayList<>();
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private final ShellModel model = new ShellModel();
  private final SimpleIntegerProperty waiting = new SimpleIntegerProperty(2);
  private boolean typedWork;
  private Shell shell;
  private Stage stage;

  private final class Screen implements View {
    private final String name;
    private final Label label = new Label("x");

    private Screen(String name) {
      this.name = name;
      done.add("made " + name);
    }

    @Override
    public Node node() {
      return label;
    }

    @Override
    public void refresh() {
      done.add("refreshed " + name);
    }

    @Override
    public void select(String subject) {
      done.add("selected " + subject);
    }

    @Override
    public boolean hasTypedWork() {
      return typedWork;
    }
  }

  @BeforeEach
  void opens() {
    Ui.start(Theme.LIGHT);
    Ui.run(() -> {
      shell = new Shell(model, screens(), actions(), dialogs);
      stage = new Stage();
      stage.setScene(new Scene(shell.root(), 1280, 800));
      stage.show();
      stage.requestFocus();
    });
  }

  private ShellActions actions() {
    return new ShellActions(
        () -> done.add("emergency"), () -> done.add("lock"), theme -> done.add("" + theme));
  }

  private List<NavigationItem> screens() {
    Supplier<View> keys = () -> GallerySamples.keysView(FXCollections.observableArrayList());
    return List.of(
        new NavigationItem("today", "gallery.today", Icon.TODAY, () -> new Screen("today")),
        new NavigationItem("keys", "gallery.keys", Icon.KEY, keys),
        new NavigationItem(
            "requests", "gallery.requests", Icon.REQUEST, () -> new Screen("requests"), waiting));
  }

  @AfterEach
  void closes() {
    Ui.run(stage::close);
  }

  private void press(KeyCode modifier, KeyCode... keys) {
    robot.press(modifier).type(keys).release(modifier);
  }

  @Test
  void controlAndADigitOpensTheScreenOfThatPlace() {
    press(KeyCode.CONTROL, KeyCode.DIGIT3);
    assertThat(shell.openProperty().get()).isEqualTo("requests");
    press(KeyCode.CONTROL, KeyCode.DIGIT9);
    assertThat(shell.openProperty().get()).isEqualTo("requests");
    press(KeyCode.CONTROL, KeyCode.DIGIT1);
    assertThat(shell.openProperty().get()).isEqualTo("today");
  }

  @Test
  void aScreenIsMadeWhenItIsFirstOpenedAndKept() {
    press(KeyCode.CONTROL, KeyCode.DIGIT3, KeyCode.DIGIT1, KeyCode.DIGIT3);
    assertThat(done)
        .filteredOn(s -> s.startsWith("made"))
        .containsExactly("made today", "made requests");
  }

  @Test
  void f5ReadsAgain() {
    done.clear();
    robot.type(KeyCode.F5);
    assertThat(done).containsExactly("refreshed today");
  }

  @Test
  void controlLLocksAndControlShiftEOpensEmergency() {
    done.clear();
    press(KeyCode.CONTROL, KeyCode.L);
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.E);
    robot.release(KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(done).containsExactly("lock", "emergency");
  }

  @Test
  void controlFPutsTheCursorIntoTheFilter() {
    press(KeyCode.CONTROL, KeyCode.DIGIT2, KeyCode.F);
    assertThat(Ui.get(() -> stage.getScene().getFocusOwner())).isInstanceOf(TextField.class);
  }

  @Test
  void leavingTypedWorkAsksAndStaysOnNo() {
    typedWork = true;
    dialogs.answer = false;
    press(KeyCode.CONTROL, KeyCode.DIGIT3);
    assertThat(shell.openProperty().get()).isEqualTo("today");
    assertThat(dialogs.shown).containsExactly("confirmDiscard");
  }

  @Test
  void anotherScreenCanSendOneToItsSubject() {
    Ui.run(() -> shell.open("requests", "r-41"));
    assertThat(done).endsWith("made requests", "refreshed requests", "selected r-41");
  }

  @Test
  void theThemeChangesWhileItRunsAndTheChoiceIsKept() {
    robot.clickOn("#shell-theme");
    assertThat(Theme.current()).isEqualTo(Theme.DARK);
    assertThat(done).endsWith("DARK");
    assertThat(stage.getScene().getStylesheets()).isEqualTo(Theme.DARK.sheets());
  }

  @Test
  void howManyWaitIsToldInTheNavigation() {
    assertThat(robot.lookup("2").tryQuery()).isPresent();
    Ui.run(() -> waiting.set(0));
    assertThat(robot.lookup("2").match(Node::isVisible).tryQuery()).isEmpty();
  }

  @Test
  void aDrillIsToldInTheHeaderAndInABanner() {
    Ui.run(() -> model.drillProperty().set(true));
    assertThat(shell.root().getStyleClass()).contains("drill");
    assertThat(robot.lookup(".banner").tryQuery()).isPresent();
  }

  @Test
  void everythingFitsIntoTheSmallestScreenWithTheLongestNames() {
    Ui.run(() -> {
      model.vaultProperty().set("Northgate ".repeat(40));
      model.personProperty().set("Ada Brandt ".repeat(40));
    });
    Node emergency = robot.lookup("#shell-emergency").query();
    assertThat(Ui.get(() -> emergency.localToScene(emergency.getLayoutBounds()).getMaxX()))
        .isLessThanOrEqualTo(1280);
  }
}
