package org.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.screen.DemoStage;
import org.countersign.app.screen.Robot;
import org.countersign.app.service.Folders;
import org.countersign.app.service.token.SlowTokens;
import org.junit.jupiter.api.Test;

/** The console in front of a vault that was copied, used and put back. */
final class RolledBackConsoleTest {
  private final Robot robot = new Robot();
  private final RecordingDialogs dialogs = new RecordingDialogs();

  @Test
  void aRolledBackVaultIsRefusedUntilTwoPeopleSayThatItWasRestored() throws Exception {
    DemoStage demo = new DemoStage();
    Path vault = demo.folder.resolve("vault");
    demo.services.sessions().lock("hand");
    demo.services.close();
    Folders.copy(vault, demo.folder.resolve("older"));
    try (Services used = Services.open(demo.workstation, vault, progress -> {})) {
      used.sessions().signIn("astrid", demo.pin("astrid"));
      used.sessions().signIn("bao", demo.pin("bao"));
    }
    Folders.copy(demo.folder.resolve("older"), vault);
    Workstation workstation =
        new Workstation(demo.workstation.tokens(), Instant::now, new SecureRandom());
    ConsoleWindow console = open(workstation, vault);
    try {
      refusedAndRestored(demo);
      signIn(demo, "astrid");
      robot.awaitText("signed in: Astrid");
      robot.awaitText("The vault was restored by");
      robot.picture("rolled-back-4-today");
      assertThat(dialogs.shown).contains("confirmFinal signin.restore.confirm");
      assertThat(dialogs.surprise).isEmpty();
    } finally {
      Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
      console.close();
      demo.workstation.tokens().close();
    }
  }

  private ConsoleWindow open(Workstation workstation, Path vault) {
    Ui.start(Theme.LIGHT);
    return Ui.get(() -> {
      ConsoleWindow console =
          new ConsoleWindow(new Stage(), workstation, new SlowTokens(), path -> {}, dialogs);
      console.start(Optional.of(vault));
      return console;
    });
  }

  private void refusedAndRestored(DemoStage demo) {
    signIn(demo, "astrid");
    robot.awaitText("This vault was rolled back");
    robot.picture("rolled-back-1-refused");
    robot.awaitUsable("#signin-restore");
    robot.clickOn("#signin-restore");
    come(demo, "astrid");
    assertThat(robot.lookup("#restore-sign").queryButton().isDisabled()).as("alone").isTrue();
    robot.picture("rolled-back-2-one");
    come(demo, "bao");
    robot.clickOn("#restore-reason").write("The disk broke, backup of this morning");
    robot.awaitUsable("#restore-sign");
    robot.picture("rolled-back-3-two");
    robot.clickOn("#restore-sign");
    robot.awaitText("It is on record that the vault was restored");
  }

  private void come(DemoStage demo, String person) {
    robot.awaitUsable("#gathering-pin-" + person);
    robot.fill("#gathering-pin-" + person, new String(demo.pin(person)));
    robot.type(KeyCode.ENTER);
    robot.await("came", () -> !robot.lookup("#gathering-pin-" + person).query().isVisible());
  }

  private void signIn(DemoStage demo, String person) {
    robot.awaitUsable("#signin-people");
    List<String> ids = demo.cast.custodians().stream().map(one -> one.person().id()).toList();
    Ui.run(() -> {
      ListView<?> list = robot.lookup("#signin-people").query();
      list.getSelectionModel().select(ids.indexOf(person));
    });
    robot.fill("#signin-pin", new String(demo.pin(person)));
    robot.type(KeyCode.ENTER);
  }
}
