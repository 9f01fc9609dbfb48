package org.countersign.app.screen.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.countersign.app.fx.FxTaskRunner;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.service.files.VaultFolder;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.failure.TokenFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The welcome screen in a real window. */
final class WelcomeTest {
  private final FxRobot robot = new FxRobot();
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private final List<Path> opened = new ArrayList<>();
  private final CountDownLatch mayOpen = new CountDownLatch(1);
  @TempDir private Path home;
  private Path vault;
  private FxTaskRunner tasks;
  private Stage stage;
  private boolean founding;
  private volatile boolean closed;
  private volatile Optional<Failure> failure = Optional.empty();

  /** What an opener gives. */
  private final class Open implements AutoCloseable {
    private final Path folder;

    Open(Path folder) {
      this.folder = folder;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @BeforeEach
  void shows() throws IOException {
    Ui.start(Theme.LIGHT);
    vault = Files.createDirectory(home.resolve("northgate-signing-vault"));
    Files.writeString(vault.resolve(VaultFolder.JOURNAL), "");
    tasks = Ui.get(() -> new FxTaskRunner(dialogs));
    Ui.run(() -> {
      WelcomeActions<Open> actions =
          new WelcomeActions<>(
              this::open,
              (folder, open) -> opened.add(open.folder),
              () -> founding = true,
              () -> {},
              () -> List.of(vault, Path.of("/media/custodian/backup/firmware-2024")));
      stage = new Stage();
      stage.setScene(
          new Scene(new WelcomeView(new WelcomeViewModel<>(actions, tasks), dialogs), 1280, 800));
      stage.show();
    });
  }

  private Open open(Path folder, Progress progress) throws Failure {
    if (failure.isPresent()) {
      throw failure.get();
    }
    progress.at(812, 1204);
    try {
      assertThat(mayOpen.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new Open(folder);
  }

  @AfterEach
  void hides() {
    mayOpen.countDown();
    Ui.run(stage::close);
    tasks.close();
  }

  private static void await(BooleanSupplier done) {
    try {
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> Ui.get(done::getAsBoolean));
    } catch (TimeoutException e) {
      throw new AssertionError("did not come", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private boolean there(String query) {
    return robot.lookup(query).tryQuery().isPresent();
  }

  private void picture(String name) {
    for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
      Ui.run(theme::use);
      Ui.picture(stage.getScene(), theme + "-welcome-" + name);
    }
  }

  @Test
  void offersTwoChoicesAndTheVaultsOpenedLast() {
    picture("choice");
    robot.clickOn("#welcome-found");
    assertThat(founding).isTrue();
    dialogs.file = Optional.of(vault);
    robot.clickOn("#welcome-open");
    await(() -> there(".progress-bar"));
    picture("opening");
    mayOpen.countDown();
    await(() -> !opened.isEmpty());
    assertThat(opened).containsExactly(vault);
    assertThat(there("#welcome-open")).isTrue();
  }

  @Test
  void aVaultThatCameOpenAfterCancelIsClosedAgain() {
    robot.clickOn("#welcome-recent-0");
    await(() -> there(".progress-bar"));
    robot.clickOn("Cancel");
    mayOpen.countDown();
    await(() -> closed);
    await(() -> there("#welcome-open"));
    assertThat(opened).isEmpty();
  }

  @Test
  void aFolderWithoutAJournalIsRefusedBeforeAnythingIsMadeInIt() throws IOException {
    Path empty = Files.createDirectory(home.resolve("empty"));
    dialogs.file = Optional.of(empty);
    robot.clickOn("#welcome-open");
    await(() -> there("There is no vault in this folder"));
    assertThat(empty).isEmptyDirectory();
    picture("no-vault");
    dialogs.file = Optional.of(vault);
    mayOpen.countDown();
    robot.clickOn("#refusal-other");
    robot.clickOn("#welcome-open");
    await(() -> !opened.isEmpty());
  }

  @Test
  void aRefusalIsTriedAgainByKeyboard() {
    refuse(
        new StoreFailed("in-use", null, vault.toString()), "This vault is open in another console");
    picture("in-use");
    failure = Optional.empty();
    mayOpen.countDown();
    await(() -> robot.lookup("#refusal-again").query().isFocused());
    robot.type(KeyCode.SPACE);
    await(() -> !opened.isEmpty());
  }

  @Test
  void eachKindOfRefusalHasAPageThatSaysWhatToDo() {
    refuse(
        new JournalBroken(817, "signature", "Bao Tran"), "The journal does not hold at entry 817");
    picture("broken");
    back();
    refuse(new JournalBroken(900, "shorter", 1204L), "Entries are missing");
    picture("shorter");
    back();
    refuse(new JournalBroken(12, "unreadable", "entry.version", "[2]"), "from a newer console");
    picture("version");
    back();
    refuse(new StoreFailed("read-only", null, vault.toString()), "cannot be written to");
    picture("read-only");
    back();
    refuse(
        new TokenFailure.ModuleUnusable("/opt/hsm/lib/libcs_pkcs11.so", "not found", null),
        "A PKCS#11 module cannot be used");
    picture("module");
    back();
    refuse(new StoreFailed("full", null, vault.toString()), "The disk is full");
    back();
    refuse(new StoreFailed("failed", null, vault.toString()), "The vault was not opened");
    back();
    assertThat(there("#welcome-open")).isTrue();
  }

  private void refuse(Failure with, String title) {
    failure = Optional.of(with);
    robot.clickOn("#welcome-recent-0");
    await(() -> there("#welcome-refused"));
    assertThat(robot.lookup("#welcome-refused").queryLabeled().getText()).contains(title);
    assertThat(there(with instanceof JournalBroken b ? with.code() + " @" + b.seq() : with.code()))
        .isTrue();
  }

  private void back() {
    robot.clickOn("#refusal-other");
  }
}
