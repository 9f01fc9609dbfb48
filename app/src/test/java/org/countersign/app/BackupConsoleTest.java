package org.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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
import org.countersign.app.service.token.SlowTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is made, rehearsed and restored in real windows. */
final class BackupConsoleTest {
  private final Robot robot = new Robot();
  private final RecordingDialogs dialogs = new RecordingDialogs();

  @TempDir Path drive;

  @Test
  void aBackupIsMadeRehearsedByTwoAndRestoredIntoAnEmptyFolder() throws Exception {
    DemoStage demo = new DemoStage();
    demo.services.close();
    ConsoleWindow console = open(demo);
    try {
      signIn(demo);
      robot.clickOn("#navigation-backup");
      robot.awaitText("No backup has been made");
      robot.picture("backup-1-none");
      Path file = made();
      rehearsed(demo, file);
      restored(demo, file);
      assertThat(dialogs.surprise).isEmpty();
    } finally {
      Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
      console.close();
      demo.workstation.tokens().close();
    }
  }

  private Path made() throws Exception {
    dialogs.file = Optional.of(drive);
    robot.clickOn("#backup-make");
    robot.awaitUsable("#backup-make-k");
    robot.picture("backup-2-form");
    robot.type(KeyCode.ENTER);
    robot.awaitText("The backup is written and on record");
    robot.picture("backup-3-made");
    try (var files = Files.list(drive)) {
      return files.findFirst().orElseThrow();
    }
  }

  private void rehearsed(DemoStage demo, Path file) throws Exception {
    dialogs.file = Optional.of(file);
    robot.clickOn("#backup-drill");
    come(demo, "chidi");
    assertThat(robot.lookup("#backup-go").queryButton().isDisabled()).as("one alone").isTrue();
    come(demo, "dana");
    robot.awaitUsable("#backup-go");
    robot.picture("backup-4-two-came");
    dialogs.file = Optional.of(Files.createDirectory(drive.resolve("scratch")));
    robot.clickOn("#backup-go");
    robot.awaitText("Restorable: ");
    robot.picture("backup-5-drilled");
    robot.type(KeyCode.ESCAPE);
    robot.awaitText("Checked whole in");
    robot.picture("backup-6-history");
  }

  private void restored(DemoStage demo, Path file) throws Exception {
    robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
    robot.awaitText("Another vault");
    robot.clickOn("Another vault");
    robot.awaitUsable("#welcome-restore");
    robot.picture("backup-7-welcome");
    dialogs.file = Optional.of(file);
    robot.clickOn("#welcome-restore");
    come(demo, "bao");
    come(demo, "emil");
    robot.awaitUsable("#backup-go");
    dialogs.file = Optional.of(Files.createDirectory(drive.resolve("restored")));
    robot.clickOn("#backup-go");
    robot.awaitText("Restored: ");
    robot.picture("backup-8-restored");
    robot.type(KeyCode.ESCAPE);
    robot.awaitUsable("#signin-people");
    assertThat(drive.resolve("restored/journal.jsonl")).exists();
  }

  private ConsoleWindow open(DemoStage demo) {
    Ui.start(Theme.LIGHT);
    Workstation workstation =
        new Workstation(demo.workstation.tokens(), Instant::now, new SecureRandom());
    return Ui.get(() -> {
      ConsoleWindow console =
          new ConsoleWindow(new Stage(), workstation, new SlowTokens(), path -> {}, dialogs);
      console.start(Optional.of(demo.folder.resolve("vault")));
      return console;
    });
  }

  private void come(DemoStage demo, String person) {
    robot.awaitUsable("#gathering-pin-" + person);
    robot.fill("#gathering-pin-" + person, new String(demo.pin(person)));
    robot.type(KeyCode.ENTER);
    robot.await("came", () -> !robot.lookup("#gathering-pin-" + person).query().isVisible());
  }

  private void signIn(DemoStage demo) {
    robot.awaitUsable("#signin-people");
    Ui.run(() -> {
      ListView<?> list = robot.lookup("#signin-people").query();
      list.getSelectionModel().select(0);
    });
    robot.fill("#signin-pin", new String(demo.pin("astrid")));
    robot.type(KeyCode.ENTER);
    robot.awaitText("signed in: Astrid");
  }
}
