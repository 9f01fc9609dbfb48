package org.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.demo.Cast;
import org.countersign.app.fx.PinField;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.screen.DemoStage;
import org.countersign.app.screen.Robot;
import org.countersign.app.service.token.SlowTokens;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.key.KeyState;
import org.countersign.model.vault.RequestFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console's window on the demonstration vault: signing in, locking, Emergency, refusals. */
final class ConsoleWindowTest {
  // Never set back: the journal would refuse to be written.
  private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

  private static DemoStage demo;

  private final Robot robot = new Robot();
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private final List<Path> remembered = new ArrayList<>();
  private Stage stage;
  private ConsoleWindow console;

  @BeforeAll
  static void founds() {
    demo = new DemoStage();
    demo.services.close();
  }

  @AfterAll
  static void leaves() {
    demo.workstation.tokens().close();
  }

  private static Path vault() {
    return demo.folder.resolve("vault");
  }

  @BeforeEach
  void opens() {
    Ui.start(Theme.LIGHT);
    start(Optional.of(vault()));
  }

  private void start(Optional<Path> vault) {
    Ui.run(() -> {
      stage = new Stage();
      Workstation workstation =
          new Workstation(
              demo.workstation.tokens(), () -> Instant.now().plus(AHEAD.get()), new SecureRandom());
      console = new ConsoleWindow(stage, workstation, new SlowTokens(), remembered::add, dialogs);
      console.start(vault);
    });
  }

  @AfterEach
  void closes() {
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    console.close();
    assertThat(dialogs.surprise).isEmpty();
  }

  private void choose(String person) {
    robot.awaitUsable("#signin-people");
    Ui.run(() -> {
      ListView<?> list = robot.lookup("#signin-people").query();
      List<String> ids = demo.cast.custodians().stream().map(c -> c.person().id()).toList();
      list.getSelectionModel().select(ids.indexOf(person));
    });
  }

  private void signIn(Cast.Custodian who) {
    choose(who.person().id());
    robot.fill("#signin-pin", who.pin());
    robot.type(KeyCode.ENTER);
    robot.awaitUsable("#shell-lock");
  }

  @Test
  void aWrongPinStaysOnThePageAndTheRightOneOpensTheConsole() throws IOException {
    robot.awaitText("token is here");
    robot.picture("signin-1");
    assertThat(Ui.get(stage::getTitle)).isEqualTo("Northgate signing vault – Countersign");
    choose("bao");
    robot.fill("#signin-pin", "740391");
    robot.type(KeyCode.ENTER);
    robot.awaitText("was wrong");
    robot.picture("signin-2-wrong-pin");
    assertThat(console.vault().orElseThrow().services().sessions().current()).isEmpty();
    robot.fill("#signin-pin", demo.cast.named("bao").pin());
    robot.type(KeyCode.ENTER);
    robot.awaitText("signed in: Bao Nguyen");
    robot.picture("shell");
    assertThat(remembered).containsExactly(vault());
    noPinIsInTheLog("740391", demo.cast.named("bao").pin());
  }

  private static void noPinIsInTheLog(String... pins) throws IOException {
    try (Stream<Path> files = Files.list(vault().resolve("log"))) {
      List<Path> all = files.toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain(pins);
      }
    }
  }

  @Test
  void aVaultThatIsBeingOpenedAlreadyIsTakenOverOnceAndClosedIfItIsCancelled() throws Exception {
    robot.awaitUsable("#signin-people");
    Ui.run(stage::hide);
    console.close();
    AtomicInteger openings = new AtomicInteger();
    CountDownLatch asked = new CountDownLatch(1);
    EarlyOpening.Opener opener =
        (folder, progress) -> {
          openings.incrementAndGet();
          return Services.open(demo.workstation, folder, progress);
        };
    EarlyOpening.Opener late =
        (folder, progress) -> {
          Services open = opener.open(folder, part -> {});
          awaits(asked);
          return open;
        };
    assertThatThrownBy(() -> EarlyOpening.of(vault(), late).take(new Asked(asked, true)))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(
            () -> EarlyOpening.of(vault().resolve("none"), opener).take(new Asked(asked, false)))
        .isInstanceOf(StoreFailed.class);
    // Whoever was cancelled has let go of it, or this would be refused.
    EarlyOpening begun = EarlyOpening.of(vault(), opener);
    Ui.run(() -> {
      stage = new Stage();
      console =
          new ConsoleWindow(stage, demo.workstation, new SlowTokens(), remembered::add, dialogs);
      console.takesOver(begun);
      console.start(Optional.of(vault()));
    });
    robot.awaitUsable("#signin-people");
    assertThat(openings.get()).isEqualTo(2);
  }

  @Test
  void aRestoreThatWasKilledBetweenItsTwoStepsIsEndedAndThePageSaysWhichVaultThisIs()
      throws Exception {
    robot.awaitUsable("#signin-people");
    Ui.run(stage::hide);
    console.close();
    Path before = vault().resolveSibling("vault.before-restore-20261122-080000");
    Files.move(vault(), vault().resolveSibling(".vault.restoring"));
    Files.createDirectory(before);
    Files.writeString(
        vault().resolveSibling(".vault.restore"), "checked " + before.getFileName() + "\n");
    start(Optional.of(vault()));
    robot.awaitText("this is the restored vault");
    robot.awaitText(before.toString());
    robot.awaitUsable("#signin-people");
    robot.picture("signin-cut-off-restore");
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tells that it was asked whether it is cancelled. */
  private record Asked(CountDownLatch asked, boolean cancelled) implements Progress {
    @Override
    public void says(String text) {}

    @Override
    public void at(long done, long all) {}

    @Override
    public boolean cancelled() {
      asked.countDown();
      return cancelled;
    }
  }

  @Test
  void lockingByHandSignsOutAndForgetsWhatWasTyped() {
    signIn(demo.cast.named("astrid"));
    robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
    robot.awaitText("Nothing that was typed has been kept");
    robot.awaitUsable("#signin-pin");
    robot.picture("signin-3-locked");
    assertThat(console.vault().orElseThrow().services().sessions().current()).isEmpty();
    assertThat(robot.lookup("#signin-pin").<PinField>query().lengthProperty().get()).isZero();
  }

  @Test
  void fiveMinutesWithoutATouchLockItAndCloseWhatIsOpen() {
    signIn(demo.cast.named("astrid"));
    robot.clickOn("#shell-emergency");
    robot.awaitUsable("#emergency-search");
    AHEAD.set(Duration.ofMinutes(4));
    Ui.run(() -> console.vault().orElseThrow().idle().check());
    assertThat(console.vault().orElseThrow().services().sessions().current()).isPresent();
    AHEAD.set(Duration.ofMinutes(6));
    robot.await(
        "it is locked",
        () -> {
          console.vault().orElseThrow().idle().check();
          return console.vault().orElseThrow().services().sessions().current().isEmpty();
        });
    robot.awaitText("since nobody touched the console for 5 minutes");
    assertThat(Ui.get(() -> Window.getWindows().size())).isEqualTo(1);
  }

  @Test
  void anEmergencyIsRaisedByOneSignedByAnotherAndTheRevocationListIsOnDisk() throws Exception {
    signIn(demo.cast.named("astrid"));
    robot.clickOn("#shell-emergency");
    robot.awaitUsable("#emergency-search");
    robot.await(
        "keys", () -> !robot.lookup("#emergency-keys").<ListView<?>>query().getItems().isEmpty());
    robot.picture("emergency-1-empty");
    assertThat(robot.lookup("#emergency-go-on").queryButton().isDisabled()).isTrue();
    robot.clickOn("#emergency-search").write("release").type(KeyCode.DOWN);
    robot.clickOn("#emergency-keyCompromise");
    robot.fill("#emergency-since", "yesterday");
    robot.fill("#emergency-incident", "INC-4711 laptop stolen");
    robot.awaitText("Write it as");
    robot.picture("emergency-2-mistake");
    assertThat(robot.lookup("#emergency-go-on").queryButton().isDisabled()).isTrue();
    robot.doubleClickOn("#emergency-since").write("2026-01-02 03:04");
    robot.picture("emergency-3-filled");
    robot.type(KeyCode.ENTER);
    assertThat(robot.lookup("#emergency-go-on").tryQuery()).isPresent();
    robot.clickOn("#emergency-go-on");
    robot.awaitUsable("#person-chidi .pin-field");
    robot.picture("emergency-4-signing");
    robot.fill("#person-chidi .pin-field", demo.cast.named("chidi").pin());
    robot.type(KeyCode.ENTER);
    robot.awaitUsable("#control-revoke");
    robot.picture("emergency-5-ready");
    robot.type(KeyCode.ENTER);
    assertThat(state("release-2025")).isNotInstanceOf(KeyState.Compromised.class);
    robot.clickOn("#control-revoke");
    robot.awaitText("Done. It is carried out");
    robot.picture("emergency-6-done");
    assertThat(state("release-2025")).isInstanceOf(KeyState.Compromised.class);
    try (Stream<Path> files = Files.walk(vault().resolve("publication/crl"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".crl"))).hasSize(1);
    }
    robot.clickOn("#control-close");
  }

  private KeyState state(String label) {
    return console
        .vault()
        .orElseThrow()
        .services()
        .vault()
        .read(state ->
            state.keys().keys().stream()
                .filter(key -> key.label().equals(label))
                .findFirst()
                .orElseThrow()
                .state());
  }

  @Test
  void emergencyFromTheSignInPageOpensOnceSomebodyIsInAndIsADrillWhenSaid() {
    robot.awaitUsable("#signin-emergency");
    robot.clickOn("#signin-emergency");
    robot.awaitText("Emergency opens at once");
    choose("dana");
    robot.fill("#signin-pin", demo.cast.named("dana").pin());
    robot.type(KeyCode.ENTER);
    robot.awaitUsable("#emergency-search");
    robot.await(
        "keys", () -> !robot.lookup("#emergency-keys").<ListView<?>>query().getItems().isEmpty());
    robot.clickOn("#emergency-search").write("partner").type(KeyCode.DOWN);
    robot.clickOn("#emergency-keyCompromise");
    robot.fill("#emergency-incident", "Autumn drill");
    robot.clickOn("#emergency-drill");
    robot.picture("emergency-7-drill");
    robot.clickOn("#emergency-go-on");
    robot.awaitUsable("#person-bao .pin-field");
    robot.picture("emergency-8-drill-signing");
    robot.clickOn("#control-close");
    boolean drill =
        console
            .vault()
            .orElseThrow()
            .services()
            .vault()
            .read(state ->
                state.requests().all().stream()
                    .map(RequestFile::request)
                    .filter(request -> request.reason().equals("Autumn drill"))
                    .allMatch(request -> request.drill()));
    assertThat(drill).isTrue();
  }

  @Test
  void aVaultThatIsOpenAlreadyIsRefusedCalmlyAndCanBeTriedAgain() {
    robot.awaitUsable("#signin-people");
    ConsoleWindow first = console;
    Stage firstStage = stage;
    start(Optional.of(vault()));
    robot.awaitText("This vault is open in another console");
    robot.picture("welcome-1-in-use");
    first.close();
    Ui.run(firstStage::close);
    robot.clickOn("#refusal-again");
    robot.awaitUsable("#signin-people");
  }

  @Test
  void aChangedJournalIsRefusedNamingTheEntry() throws Exception {
    Path copy = Files.createTempDirectory("countersign-broken").resolve("vault");
    Files.createDirectories(copy);
    String journal = Files.readString(vault().resolve("journal.jsonl"));
    Files.writeString(copy.resolve("journal.jsonl"), journal.replaceFirst("Named in", "Named at"));
    start(Optional.of(copy));
    robot.awaitText("The journal does not hold at entry");
    robot.picture("welcome-2-broken");
    robot.clickOn("#refusal-other");
    robot.awaitUsable("#welcome-open");
    robot.picture("welcome-3");
  }
}
