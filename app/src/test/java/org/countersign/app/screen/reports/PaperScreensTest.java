package org.countersign.app.screen.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.fx.DirectTaskRunner;
import org.countersign.app.fx.Legibility;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.screen.ScreenVault;
import org.countersign.app.screen.frames.FramesOpener;
import org.countersign.app.screen.sheet.SheetViewModel;
import org.countersign.app.screen.sheet.SheetWindow;
import org.countersign.app.service.frames.FrameDesk;
import org.countersign.app.service.frames.QrFrames;
import org.countersign.app.service.head.HeadCheck;
import org.countersign.app.service.qr.QrCode;
import org.countersign.app.service.qr.QrImage;
import org.countersign.app.service.report.Reports;
import org.countersign.app.service.vault.Vault;
import org.countersign.app.text.OperationText;
import org.countersign.model.domain.Leaving;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.request.Operation;
import org.countersign.model.words.PgpWords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports, sheets and frames in their windows. */
class PaperScreensTest {
  private static ScreenVault vault;

  @TempDir Path folder;

  private final RecordingDialogs dialogs = new RecordingDialogs();
  private final DirectTaskRunner tasks = new DirectTaskRunner(dialogs);

  @BeforeAll
  static void founds() {
    vault = ScreenVault.open();
  }

  @AfterAll
  static void closes() {
    vault.close();
  }

  @BeforeEach
  void starts() {
    Ui.start(Theme.LIGHT);
  }

  @AfterEach
  void hides() {
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    assertThat(dialogs.surprise).isEmpty();
  }

  private Vault open() {
    return vault.services().vault();
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyReportIsSavedUnderItsNameAndDay(Theme theme) throws Exception {
    Ui.start(theme);
    ReportsView view = Ui.get(this::reports);
    Stage stage = Ui.get(() -> shown(view.node()));
    look("reports", stage.getScene(), theme);
    TableView<?> table = (TableView<?>) stage.getScene().lookup("#reports-table");
    List<Path> written = new ArrayList<>();
    for (int row = 0; row < table.getItems().size(); row++) {
      int at = row;
      dialogs.file = Optional.of(folder.resolve(theme + "-" + row + ".pdf"));
      Ui.run(() -> table.getSelectionModel().clearAndSelect(at));
      Ui.run(() -> ((Button) stage.getScene().lookup("#reports-save")).fire());
      written.add(dialogs.file.get());
    }
    assertThat(written)
        .hasSizeGreaterThan(7)
        .allSatisfy(file ->
            assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-1.7"));
    assertThat(dialogs.shown.getFirst())
        .matches("save Save the report inventory-\\d{4}-\\d\\d-\\d\\d\\.pdf");
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
    }
  }

  @Test
  void aReportNeverGoesOverAFileThatIsThere() throws Exception {
    Path file = Files.writeString(folder.resolve("there.pdf"), "mine");
    dialogs.file = Optional.of(file);
    Ui.run(() -> saving().save(writer().inventory()));
    assertThat(dialogs.shown).contains("failure store.exists");
    assertThat(file).hasContent("mine");
    assertThat(folder).isDirectoryContaining(one -> one.equals(file)).isNotEmptyDirectory();
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void aSheetIsCheckedByItsWordsAndByAPicture(Theme theme) throws Exception {
    Ui.start(theme);
    Checkpoint head = open().headAt(5);
    Scene scene = Ui.get(this::sheet);
    type(scene, "#sheet-entries", "5");
    type(scene, "#sheet-words", String.join(" ", PgpWords.of(head.root()).subList(0, 8)));
    fire(scene, "#sheet-check");
    assertThat(answer(scene)).contains("This journal extends that head", "up to entry 4 of");
    look("sheet-extends", scene, theme);
    type(scene, "#sheet-entries", "6");
    fire(scene, "#sheet-check");
    assertThat(answer(scene)).contains("Not a head of this vault");
    look("sheet-not-ours", scene, theme);
    type(scene, "#sheet-entries", "1,000,000");
    fire(scene, "#sheet-check");
    assertThat(answer(scene)).contains("rolled back");
    type(scene, "#sheet-words", "topmost Istambul");
    fire(scene, "#sheet-check");
    assertThat(answer(scene)).contains("“istambul”, number 2", "“istanbul”");
    Path picture = folder.resolve(theme + ".png");
    dialogs.file = Optional.of(Files.write(picture, QrCode.of(head.text()).png(3)));
    fire(scene, "#sheet-picture");
    assertThat(answer(scene)).contains("This journal extends that head");
    Files.write(picture, new byte[] {1});
    fire(scene, "#sheet-picture");
    assertThat(answer(scene)).contains("is not a PNG or JPEG picture");
  }

  @Test
  void filesLeaveOnTheScreenOnlyOnceTwoPeopleHavePutThatIntoThePolicy() throws Exception {
    FrameDesk desk = new FrameDesk(open());
    FramesOpener opener = new FramesOpener(desk, dialogs, tasks, PaperScreensTest::none);
    dialogs.file = Optional.of(Files.write(folder.resolve("list.crl"), new byte[2_000]));
    Ui.run(opener::open);
    assertThat(dialogs.shown).containsExactly("failure frames.not-allowed");
    Policy now =
        open().read(state -> state.domains().find(SigningDomain.VAULT).orElseThrow().policy());
    vault.carryOut(
        new Operation.ChangePolicy(
            new Policy(
                now.version() + 1,
                now.routine(),
                now.emergency(),
                now.destruction(),
                now.trustPathPersons(),
                now.cryptoperiod(),
                now.renewalWindow(),
                now.reviewCadence(),
                now.crlLifetime(),
                now.windows(),
                new Leaving(true))),
        SigningDomain.VAULT,
        "CHG-7: exports leave by camera",
        "bao",
        "chidi");
    for (Theme theme : Theme.values()) {
      Ui.start(theme);
      framesAreReadFromTheScreen(opener, theme);
    }
  }

  private void framesAreReadFromTheScreen(FramesOpener opener, Theme theme) throws Exception {
    Ui.run(opener::open);
    Scene scene = Ui.get(() -> Window.getWindows().getLast().getScene());
    QrFrames frames = new QrFrames("list.crl", new byte[2_000]);
    fire(scene, "#frames-play");
    type(scene, "#frames-only", "2-3");
    Ui.run(() ->
        ((javafx.scene.control.TextField) scene.lookup("#frames-only"))
            .fireEvent(new javafx.event.ActionEvent()));
    look("frames", scene, theme);
    Path shot = Ui.picture(scene, "screen-frames-" + theme);
    assertThat(QrImage.read(Files.readAllBytes(shot), "screen")).isEqualTo(frames.text(2));
    assertThat(zbar(shot)).isEqualTo(frames.text(2));
    type(scene, "#frames-only", "2-9");
    Ui.run(() ->
        ((javafx.scene.control.TextField) scene.lookup("#frames-only"))
            .fireEvent(new javafx.event.ActionEvent()));
    assertThat(((javafx.scene.control.Label) scene.lookup("#frames-problem")).getText())
        .contains("There is no frame 9");
    Optional<Path> file = dialogs.file;
    dialogs.file = Optional.of(Files.createDirectory(folder.resolve("out-" + theme)));
    fire(scene, "#frames-save");
    assertThat(folder.resolve("out-" + theme).resolve("list.crl.frames"))
        .isDirectoryContaining("glob:**/00005.png");
    dialogs.file = file;
    Ui.run(() -> Window.getWindows().getLast().hide());
  }

  /** What the program reads that docs/qr-frames.md names. */
  private static String zbar(Path picture) throws Exception {
    Process process = new ProcessBuilder("zbarimg", "-q", "--raw", picture.toString()).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return said.strip();
  }

  @SuppressWarnings("NullAway") // a window without an owner
  private static Window none() {
    return null;
  }

  private Reports writer() {
    return new Reports(
        open(),
        (state, file) -> OperationText.sentence(state, file.request(), file.operation()),
        Messages::text);
  }

  private SaveReport saving() {
    return new SaveReport(Instant::now, dialogs, tasks, PaperScreensTest::none);
  }

  private ReportsView reports() {
    ReportsViewModel model =
        new ReportsViewModel(
            writer(), () -> open().read(state -> List.copyOf(state.domains().all())), tasks);
    ReportsView view = new ReportsView(model, saving()::save, () -> {});
    view.refresh();
    return view;
  }

  private Scene sheet() {
    new SheetWindow(none(), new SheetViewModel(new HeadCheck(open()), tasks), dialogs).show();
    return Window.getWindows().getLast().getScene();
  }

  private static Stage shown(Node node) {
    Stage stage = new Stage();
    stage.setScene(new Scene(new StackPane(node), 1080, 720));
    stage.show();
    return stage;
  }

  private static void type(Scene scene, String id, String text) {
    Ui.run(() -> ((TextInputControl) scene.lookup(id)).setText(text));
  }

  private static void fire(Scene scene, String id) {
    Ui.run(() -> ((Button) scene.lookup(id)).fire());
  }

  private static String answer(Scene scene) {
    return Ui.get(() ->
        scene.lookup("#sheet-answer").lookupAll(".label").stream()
            .map(label -> ((javafx.scene.control.Label) label).getText())
            .reduce("", String::concat));
  }

  private static void look(String name, Scene scene, Theme theme) {
    assertThat(Ui.picture(scene, "screen-" + name + "-" + theme)).isNotEmptyFile();
    assertThat(Ui.get(() -> Legibility.unreadable(scene.getRoot()))).as(name).isEmpty();
  }
}
