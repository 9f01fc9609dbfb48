package org.countersign.app.screen.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.fx.FxTaskRunner;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.fx.UiThread;
import org.countersign.app.screen.DemoStage;
import org.countersign.app.screen.Robot;
import org.countersign.app.service.intake.FileReading;
import org.countersign.app.service.intake.FolderIntake;
import org.countersign.app.service.intake.ImportDraft;
import org.countersign.app.service.intake.ImportPreview;
import org.countersign.app.service.intake.RealFiles;
import org.countersign.app.service.request.Requests;
import org.countersign.app.service.token.SlowTokens;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.vault.Quorum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dual-control dialog in real windows, on the demonstration vault with a real SoftHSM. */
final class ControlDialogTest {
  private static DemoStage demo;

  private final Robot robot = new Robot();
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private final SlowTokens slow = new SlowTokens();
  private ControlWindows desk;

  @BeforeAll
  static void founds() {
    demo = new DemoStage();
  }

  @AfterAll
  static void leaves() {
    demo.close();
  }

  @BeforeEach
  void signsIn() throws Failure {
    Ui.start(Theme.LIGHT);
    demo.signIn("astrid");
    desk =
        Ui.get(() ->
            new ControlWindows(
                new ControlServices(
                    demo.services.vault(),
                    demo.services.controls(),
                    demo.workstation.tokens(),
                    slow,
                    new FxTaskRunner(dialogs)),
                dialogs,
                () -> null));
  }

  @AfterEach
  void closes() {
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
  }

  private static Operation generate(String label) {
    return new Operation.GenerateKey(
        label,
        KeyAlgorithm.EC_P256,
        demo.key("northgate-root").token(),
        "Signs mobile releases",
        Instant.parse("2028-01-01T00:00:00Z"));
  }

  private String raised(Operation operation, String domain) throws Failure {
    return demo.services
        .controls()
        .raise(
            demo.services
                .controls()
                .draft(Requests.Wish.real(operation, domain, "Mobile releases begin in March")));
  }

  private void open(String hash) {
    UiThread.run(() -> desk.open(hash));
    await(() -> robot.lookup(".person-row").tryQuery().isPresent());
    await(() -> robot.lookup("#person-bao .pin-field").tryQuery().isPresent());
  }

  private RequestStatus status(String hash) {
    return demo.services
        .vault()
        .read(state ->
            Quorum.status(
                state, state.requests().find(hash).orElseThrow(), demo.services.vault().now()));
  }

  private void typePin(String person, String pin) {
    robot.clickOn("#person-" + person + " .pin-field");
    robot.write(pin);
  }

  private void press(String person, String button) {
    robot.clickOn(robot.lookup("#person-" + person).lookup(button).<Button>query());
  }

  private void await(BooleanSupplier done) {
    robot.await("what follows", done);
  }

  private void picture(String name) {
    robot.picture("control-" + name);
  }

  private boolean shows(String text) {
    return robot.shows(text);
  }

  @Test
  void proposalShowsWhatWillHappenAndRaisingPutsItOnRecord() {
    Requests.Wish wish =
        Requests.Wish.real(generate("mobile-1"), "software-releases", "Mobile releases begin");
    UiThread.run(() -> desk.propose(wish));
    await(() -> shows("Nothing is on record yet"));
    picture("1-proposed");
    robot.clickOn("_Raise this request");
    await(() -> robot.lookup(".person-row").tryQuery().isPresent());
    await(() -> shows("one has"));
  }

  @Test
  void everyLineOfAnImportCanBeReadBeforeItIsSigned(@TempDir Path temp) throws Failure {
    RealFiles files = RealFiles.in(temp);
    ImportPreview preview = new ImportPreview(demo.services.vault());
    FileReading reading =
        new FolderIntake().read(files.file("root.pem"), "root.pem", Optional.empty());
    Requests.Wish wish =
        new ImportDraft(demo.services.vault())
            .wish(
                "software-releases",
                preview.read(List.of(reading), (done, all) -> {}).candidates(),
                "What the build hosts trust",
                (done, all) -> {});
    UiThread.run(() -> desk.propose(wish));
    await(() -> robot.lookup("#control-import-lines").tryQuery().isPresent());
    assertThat(shows("one certificate with its key")).isTrue();
    assertThat(robot.lookup("#control-import-lines").queryTableView().getItems()).hasSize(1);
    assertThat(shows("CN=Old corporate root")).isTrue();
    picture("8-import");
  }

  @Test
  void keyIsMadeWhenTheSecondPersonSignsAndItIsCarriedOut() throws Failure {
    String hash = raised(generate("mobile-2"), "software-releases");
    open(hash);
    picture("2-signing");
    assertThat(robot.lookup("_Carry it out").queryButton().isDisabled()).isTrue();
    typePin("bao", "000000");
    robot.type(KeyCode.ENTER);
    await(() -> shows("was wrong"));
    picture("3-wrong-pin");
    assertThat(status(hash)).isEqualTo(RequestStatus.OPEN);
    typePin("bao", demo.cast.named("bao").pin());
    press("bao", "_Sign");
    await(() -> shows("2 have"));
    picture("4-ready");
    await(() -> !robot.lookup("_Carry it out").queryButton().isDisabled());
    robot.clickOn("_Carry it out");
    await(() -> shows("Done. It is carried out"));
    picture("5-done");
    assertThat(status(hash)).isEqualTo(RequestStatus.EXECUTED);
    assertThat(demo.key("mobile-2").attributes()).containsEntry("CKA_EXTRACTABLE", "false");
  }

  @Test
  void oneRefusalEndsItAndTheReasonIsKept() throws Failure {
    String hash = raised(generate("mobile-3"), "software-releases");
    open(hash);
    press("chidi", "_Refuse…");
    robot.write("Not before the audit");
    typePin("chidi", demo.cast.named("chidi").pin());
    picture("6-refusing");
    robot.clickOn("Sign the refusal");
    await(() -> shows("Refused by Chidi Okafor"));
    picture("7-refused");
    assertThat(status(hash)).isEqualTo(RequestStatus.REFUSED);
  }

  @Test
  void escapeAsksWhileARefusalIsBeingWrittenAndLeavesTheRequestOpen() throws Failure {
    String hash = raised(generate("mobile-4"), "software-releases");
    open(hash);
    press("chidi", "_Refuse…");
    robot.write("Not");
    dialogs.answer = false;
    robot.type(KeyCode.ESCAPE);
    assertThat(dialogs.shown).contains("confirmDiscard");
    dialogs.answer = true;
    robot.type(KeyCode.ESCAPE);
    await(() -> Window.getWindows().stream().noneMatch(w -> w instanceof Stage && w.isShowing()));
    assertThat(status(hash)).isEqualTo(RequestStatus.OPEN);
  }

  @Test
  void aTokenThatKeepsEveryoneWaitingIsToldWithWhatStoppingMeans() throws Failure {
    open(raised(generate("mobile-5"), "software-releases"));
    slow.notAnswering("custodian bao", "C_Sign", 6);
    await(() -> shows("has not answered C_Sign for 6 seconds"));
    picture("8-slow");
    slow.answered("custodian bao");
    await(() -> !shows("has not answered"));
  }

  @Test
  void certificateIsShownInPlainViewAndTheBlastRadiusWithWhomToCall() throws Failure {
    String hash =
        raised(new Operation.SuspendKey(demo.key("release-2025").spki()), "software-releases");
    open(hash);
    picture("9-suspend");
    assertThat(shows("Who breaks") || robot.lookup(".table-view").tryQuery().isPresent()).isTrue();
  }
}
