package org.countersign.app.screen.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.DirectTaskRunner;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Legibility;
import org.countersign.app.fx.NavigationItem;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Shell;
import org.countersign.app.fx.ShellActions;
import org.countersign.app.fx.ShellModel;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.fx.UiThread;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.screen.Robot;
import org.countersign.app.screen.ScreenKit;
import org.countersign.app.screen.ScreenVault;
import org.countersign.app.screen.control.ControlServices;
import org.countersign.app.screen.control.ControlWindows;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.app.service.token.SlowTokens;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Publication tab of a domain: nothing yet, a set, the set on a drive, and behind. */
class PublicationScreenTest {
  private static final String DOMAIN = "software-releases";
  private static ScreenVault vault;

  private final Robot robot = new Robot();
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private final DirectTaskRunner tasks = new DirectTaskRunner(dialogs);
  private ScreenKit kit;
  private PeopleViewModel model;
  private Stage stage;

  @BeforeAll
  static void founds() {
    vault = ScreenVault.open();
  }

  @AfterAll
  static void closes() {
    vault.close();
  }

  @AfterEach
  void hides() {
    assertThat(dialogs.surprise).isEmpty();
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
  }

  private void shows(Theme theme) {
    Ui.start(theme);
    Ui.run(() -> {
      kit = new ScreenKit(vault, tasks, dialogs);
      model = kit.people();
      PeopleView view = new PeopleView(model, dialogs, tasks);
      Shell shell =
          new Shell(
              new ShellModel(),
              List.of(new NavigationItem("people", "people.title", Icon.PEOPLE, () -> view)),
              new ShellActions(() -> {}, () -> {}, chosen -> {}),
              dialogs);
      stage = new Stage();
      stage.setScene(new Scene(shell.root(), 1280, 800));
      stage.show();
      shell.open("people", DOMAIN);
      ((TabPane) stage.getScene().lookup(".detail-pane .tab-pane"))
          .getSelectionModel()
          .selectLast();
    });
  }

  private void look(String name) {
    for (Theme theme : Theme.values()) {
      shows(theme);
      picture(stage.getScene(), name + "-" + theme);
    }
  }

  private void picture(Scene scene, String name) {
    assertThat(Ui.picture(scene, "publication-" + name)).isNotEmptyFile();
    assertThat(Ui.get(() -> Legibility.unreadable(scene.getRoot()))).as(name).isEmpty();
  }

  private void press(String id) {
    Ui.run(() -> ((Button) stage.getScene().lookup("#" + id)).fire());
  }

  private String said() {
    return Ui.get(() -> ((Label) stage.getScene().lookup("#publication-said")).getText());
  }

  private String banner() {
    return Ui.get(() -> ((Banner) stage.getScene().lookup(".detail-pane .banner")).text());
  }

  /** What asking for a set brings to the people. */
  private Wish asked() {
    FormModel[] shown = new FormModel[1];
    Ui.run(() -> model.onForm(form -> shown[0] = form));
    press("publication-issue");
    Ui.run(() -> {
      @SuppressWarnings("unchecked")
      var reason = (Input<String>) shown[0].inputs().getLast();
      reason.set("For the web server");
      shown[0].submit(tasks, () -> {});
    });
    assertThat(shown[0].refusalProperty().get()).isEmpty();
    return kit.desk.proposed.getLast();
  }

  @Test
  void aSetIsAskedForIssuedTakenAlongCheckedAndToldToBeBehind(@TempDir Path drive)
      throws Exception {
    look("none");
    Spki root = vault.key("northgate-root").spki();
    vault.carryOut(new Operation.IssueCrl(root), DOMAIN, "The first list", "bao");
    Wish wish = asked();
    assertThat(wish.operation()).isInstanceOf(Operation.IssuePublication.class);
    dialog(wish);
    shows(Theme.LIGHT);

    vault.carryOut(asked().operation(), DOMAIN, "For the web server", "bao");
    look("current");
    assertThat(banner()).contains("Set 1 says what the register says");
    dialogs.file = Optional.of(drive);
    press("publication-export");
    assertThat(said()).contains(drive.toString());
    assertThat(drive.resolve(DOMAIN).resolve("current").resolve("SHA256SUMS")).isNotEmptyFile();
    press("publication-check");
    assertThat(said()).contains("as it was issued");
    picture(stage.getScene(), "checked");

    vault.carryOut(
        new Operation.EmergencyRevoke(
            vault.key("release-2025").spki(), "keyCompromise", Optional.empty(), "INC-9"),
        DOMAIN,
        "Seen on a public server",
        "bao");
    look("behind");
    assertThat(banner()).contains("something else by now than set 1");

    vault.carryOut(asked().operation(), DOMAIN, "After the emergency", "bao");
    shows(Theme.LIGHT);
    press("publication-export");
    assertThat(drive.resolve(DOMAIN).resolve("current").toRealPath()).hasFileName("0000002");
    picture(stage.getScene(), "again");
  }

  /** The list of files is the first thing that people see, and it fits the window. */
  private void dialog(Wish wish) {
    for (Theme theme : Theme.values()) {
      Ui.start(theme);
      ControlWindows desk =
          Ui.get(() ->
              new ControlWindows(
                  new ControlServices(
                      vault.services().vault(),
                      vault.services().controls(),
                      vault.workstation().tokens(),
                      new SlowTokens(),
                      tasks),
                  dialogs,
                  () -> null));
      UiThread.run(() -> desk.propose(wish));
      robot.await("the files", () -> robot.lookup("#control-set-files").tryQuery().isPresent());
      Node files = robot.lookup("#control-set-files").query();
      picture(files.getScene(), "dialog-" + theme);
      Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }
  }
}
