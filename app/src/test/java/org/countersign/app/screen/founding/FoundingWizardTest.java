package org.countersign.app.screen.founding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.countersign.app.fx.FxTaskRunner;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.fx.UiThread;
import org.countersign.app.hsm.Pkcs11TokenPort;
import org.countersign.app.hsm.SoftHsm;
import org.countersign.app.screen.Robot;
import org.countersign.app.service.people.Founding;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.persistence.journal.FileJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wizard in real windows, with three tokens of a real SoftHSM. */
final class FoundingWizardTest {
  @TempDir private Path temporary;

  private final Robot robot = new Robot();
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private final AtomicReference<Optional<Path>> founded = new AtomicReference<>();
  private Pkcs11TokenPort tokens;

  @BeforeEach
  void opens() {
    tokens = SoftHsm.fresh().port();
    Ui.start(Theme.LIGHT);
    UiThread.run(() -> {
      FoundingWindow window =
          new FoundingWindow(
              new Founding(tokens, Instant::now, new SecureRandom()),
              tokens,
              new SecureRandom(),
              FileJournal::create,
              new FxTaskRunner(dialogs),
              dialogs,
              () -> null);
      founded.set(window.open());
    });
    robot.awaitUsable("#founding-name");
  }

  @AfterEach
  void closes() {
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    tokens.close();
    assertThat(dialogs.surprise).isEmpty();
  }

  private void name(Path folder) {
    robot.fill("#founding-name", "Northgate signing vault");
    Ui.run(() -> robot.lookup("#founding-folder").<TextField>query().setText(folder.toString()));
    robot.awaitUsable("_Next");
    robot.picture("founding-1-vault");
    robot.clickOn("_Next");
  }

  private void enrol(String name, String label, String pin, boolean picture) {
    robot.awaitUsable("#enrol-token");
    robot.await(
        "a blank slot",
        () ->
            robot.lookup("#enrol-token").<ComboBox<TokenChoice>>query().getItems().stream()
                .anyMatch(TokenChoice::blank));
    Ui.run(() -> {
      ComboBox<TokenChoice> box = robot.lookup("#enrol-token").query();
      box.setValue(box.getItems().stream().filter(TokenChoice::blank).findFirst().orElseThrow());
    });
    robot.fill("#enrol-name", name);
    robot.fill("#enrol-contact", "+46 8 555 0101");
    robot.fill("#enrol-label", label);
    robot.fill("#enrol-pin", pin);
    robot.fill("#enrol-pin-again", pin);
    if (picture) {
      robot.picture("founding-2-enrol");
    }
    robot.clickOn("#enrol-go");
    robot.await(
        name + " is enrolled",
        () ->
            robot.shows(name)
                && robot.lookup("#enrol-name").<TextField>query().getText().isEmpty());
  }

  @Test
  void threePeopleFoundAVaultAndEntryZeroIsSignedByAll() throws Exception {
    Path folder = temporary.resolve("northgate");
    name(folder);
    assertThat(robot.lookup("_Next").queryButton().isDisabled()).isTrue();
    enrol("Astrid Lindqvist", "custodian astrid", "111111", true);
    enrol("Bao Nguyen", "custodian bao", "222222", false);
    enrol("Chidi Okafor", "custodian chidi", "333333", false);
    robot.awaitUsable("_Next");
    robot.picture("founding-3-enrolled");
    robot.clickOn("_Next");
    robot.awaitUsable("#policy-destruction");
    Ui.run(() -> robot.lookup("#policy-destruction").<ComboBox<Integer>>query().setValue(5));
    robot.awaitText("Only 3 are enrolled");
    robot.picture("founding-4-policy");
    assertThat(robot.lookup("_Next").queryButton().isDisabled()).isTrue();
    Ui.run(() -> robot.lookup("#policy-destruction").<ComboBox<Integer>>query().setValue(3));
    robot.clickOn("_Next");
    robot.fill("#found-pin-astrid-lindqvist", "111111");
    robot.fill("#found-pin-bao-nguyen", "999999");
    robot.fill("#found-pin-chidi-okafor", "333333");
    robot.clickOn("_Found the vault");
    robot.awaitText("was wrong");
    robot.picture("founding-5-wrong-pin");
    assertThat(folder).doesNotExist();
    robot.fill("#found-pin-astrid-lindqvist", "111111");
    robot.fill("#found-pin-bao-nguyen", "222222");
    robot.fill("#found-pin-chidi-okafor", "333333");
    robot.type(KeyCode.ENTER);
    robot.await("the window closes", () -> founded.get() != null);
    assertThat(founded.get()).contains(folder);
    List<byte[]> lines =
        Files.readAllLines(folder.resolve("journal.jsonl")).stream().map(String::getBytes).toList();
    JournalVerifier verifier = new JournalVerifier();
    assertThat(verifier.next(lines.getFirst(), true).entry().signatures()).hasSize(3);
    assertThat(verifier.state().people().custodians()).hasSize(3);
  }

  @Test
  void escapeAsksBeforeTheTypedWorkIsLost() {
    robot.fill("#founding-name", "Northgate");
    dialogs.answer = false;
    robot.type(KeyCode.ESCAPE);
    assertThat(dialogs.shown).contains("confirmDiscard");
    assertThat(founded.get()).isNull();
  }

  @Test
  void aFolderThatHoldsAnythingIsRefusedInItsField() throws Exception {
    Files.writeString(temporary.resolve("there"), "something");
    robot.fill("#founding-name", "Northgate");
    Ui.run(() -> robot.lookup("#founding-folder").<TextField>query().setText(temporary.toString()));
    robot.clickOn("#founding-folder").clickOn("#founding-name");
    robot.awaitText("is not empty");
    assertThat(robot.lookup("_Next").queryButton().isDisabled()).isTrue();
  }
}
