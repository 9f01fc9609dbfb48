package org.countersign.app.screen.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.countersign.app.Services;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.screen.ScreenKit;
import org.countersign.app.screen.ScreenTest;
import org.countersign.app.screen.ScreenVault;
import org.countersign.app.service.control.DualControl;
import org.countersign.app.service.intake.Findings;
import org.countersign.app.service.intake.PreviewRow.Status;
import org.countersign.app.service.intake.RealFiles;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.ObservedCrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Import screen, with files that the usual tools make. */
class ImportScreenTest extends ScreenTest {
  private static final String DOMAIN = "software-releases";
  @TempDir private static Path temp;
  private static RealFiles files;

  private ScreenVault vault;
  private ScreenKit kit;
  private ImportViewModel model;
  private ImportView view;

  @BeforeAll
  static void makes() {
    files = RealFiles.in(temp);
  }

  @BeforeEach
  void opens() {
    vault = ScreenVault.open();
    kit = new ScreenKit(vault, tasks, dialogs);
    Ui.run(() -> {
      model = kit.imports();
      view = new ImportView(model, dialogs, tasks);
      show(view);
    });
  }

  @AfterEach
  void closes() {
    vault.close();
  }

  private void choose(String... names) {
    Ui.run(() -> model.read(List.of(names).stream().map(files::file).toList()));
  }

  private ImportRow row(String file) {
    return Ui.get(() ->
        model.rows().stream()
            .filter(one -> one.where().startsWith(file))
            .findFirst()
            .orElseThrow());
  }

  /** What could not be read of a store. */
  private ImportRow closed() {
    return Ui.get(() ->
        model.rows().stream()
            .filter(one -> one.row().status() == Status.REFUSED)
            .findFirst()
            .orElseThrow());
  }

  private String counts() {
    return robot.lookup("#import-counts").queryAs(Label.class).getText();
  }

  private void domain(String id) {
    ComboBox<SigningDomain> box = robot.lookup("#import-domain").queryComboBox();
    Ui.run(() ->
        box.setValue(
            box.getItems().stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow()));
  }

  private Wish proposed() {
    return kit.desk.proposed.getLast();
  }

  private void carryOut() throws Failure {
    String hash = vault.services().controls().raise(vault.services().controls().draft(proposed()));
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      control.approve("bao", vault.pin("bao"), "");
      control.execute(step -> {});
    }
    Ui.run(view::refresh);
  }

  @Test
  void nothingChosenSaysWhatToDo() {
    assertThat(robot.lookup(".empty-state .h3").queryAllAs(Label.class))
        .extracting(Label::getText)
        .contains("Nothing has been chosen yet");
    assertThat(robot.lookup("#import-bring").queryButton().isDisabled()).isTrue();
  }

  @Test
  void theFileDialogLeadsToAPreviewLineByLine() {
    dialogs.file = Optional.of(files.file("root.pem"));
    robot.clickOn("Choose files…");
    assertThat(row("root.pem").row().status()).isEqualTo(Status.NEW);
    assertThat(row("root.pem").name()).isEqualTo("CN=Old corporate root");
    assertThat(counts()).isEqualTo("one new");
  }

  @Test
  void aBrokenCertificateIsRefusedByNameAndTheOthersComeOnlyIfThePersonSaysSo() throws Failure {
    choose("root.pem", "broken.pem", "leaf.pem");
    domain(DOMAIN);
    assertThat(counts()).isEqualTo("2 new · one refused");
    assertThat(row("broken.pem").why())
        .contains("CN=Old corporate root")
        .contains("ends before its own length says");
    robot.clickOn("#import-bring");
    Window form = top();
    robot.clickOn(in(form, "import-form-reason")).write("CHG-1201, build hosts");
    pressPrimary(form);
    assertThat(problems(form)).isNotEmpty();
    assertThat(kit.desk.proposed).isEmpty();
    robot.clickOn(in(form, "import-form-without"));
    pressPrimary(form);
    Operation.ImportInventory bring = (Operation.ImportInventory) proposed().operation();
    assertThat(proposed().domain()).isEqualTo(DOMAIN);
    assertThat(bring.counts().certificates()).isEqualTo(2);
    carryOut();
    assertThat(counts()).isEqualTo("2 known · one refused");
    assertThat(robot.lookup("#import-bring").queryButton().isDisabled()).isTrue();
  }

  @Test
  void aKeyStoreAsksForItsPasswordAndItsPrivateKeyIsAFinding() {
    choose("store.p12");
    assertThat(closed().why()).contains("opens only with its password");
    robot.clickOn("#import-password").write("wrong").type(KeyCode.ENTER);
    assertThat(closed().why()).contains("does not open");
    robot.clickOn("#import-password").write(RealFiles.PASSWORD).type(KeyCode.ENTER);
    assertThat(Ui.get(() -> model.rows().stream().map(one -> one.row().status()).toList()))
        .contains(Status.NEW, Status.FINDING);
    assertThat(robot.lookup("#import-password").tryQuery()).isEmpty();
    ImportRow finding =
        model.rows().stream()
            .filter(one -> one.row().status() == Status.FINDING)
            .findFirst()
            .orElseThrow();
    assertThat(finding.where()).contains("build agent");
    assertThat(finding.why()).contains("Move what it is for to a key in the HSM");
  }

  @Test
  void whatIsLeftOutIsNotProposed() {
    choose("root.pem", "leaf.pem");
    TableView<ImportRow> table = robot.lookup("#import-table").queryTableView();
    Ui.run(() -> table.getSelectionModel().select(row("leaf.pem")));
    Ui.run(table::requestFocus);
    robot.type(KeyCode.SPACE);
    assertThat(Ui.get(() -> model.isTicked(row("leaf.pem")))).isFalse();
    assertThat(model.tickedProperty().get()).isEqualTo(1);
    assertThat(robot.from(table).lookup(".check-box").queryAllAs(CheckBox.class))
        .filteredOn(CheckBox::isSelected)
        .hasSize(1);
  }

  @Test
  void anotherDomainIsComparedAnew() throws Failure {
    choose("root.pem");
    domain(DOMAIN);
    robot.clickOn("#import-bring");
    robot.clickOn(in(top(), "import-form-reason")).write("First");
    pressPrimary(top());
    carryOut();
    assertThat(counts()).isEqualTo("one known");
    domain("partner-tokens");
    assertThat(row("root.pem").why()).contains("this domain will watch its key too");
  }

  @Test
  void aFindingStaysOnItsListUntilItWasDealtWith() throws Failure {
    choose("leaf.key");
    domain(DOMAIN);
    robot.clickOn("#import-bring");
    robot.clickOn(in(top(), "import-form-reason")).write("Found on a build host");
    pressPrimary(top());
    carryOut();
    Ui.run(() -> view.select(ImportView.FINDINGS));
    TableView<Findings.Row> table = robot.lookup("#findings-table").queryTableView();
    assertThat(table.getItems()).hasSize(1);
    assertThat(
            vault.services().today().forPerson("astrid").stream()
                .filter(item -> item.code().equals("finding")))
        .hasSize(1);
    Ui.run(() -> table.getSelectionModel().selectFirst());
    Button deal = robot.lookup("#findings-deal").queryButton();
    robot.clickOn(deal);
    Window form = top();
    robot.clickOn(in(form, "import-deal-how")).write("Shredded");
    robot.clickOn(in(form, "import-form-reason")).write("CHG-1204");
    pressPrimary(form);
    assertThat(proposed().operation()).isInstanceOf(Operation.CloseFindings.class);
    carryOut();
    assertThat(table.getItems().getFirst().finding().stands()).isFalse();
    assertThat(
            vault.services().today().forPerson("astrid").stream()
                .filter(item -> item.code().equals("finding")))
        .isEmpty();
  }

  @Test
  void aPublishedListIsLedToItsComparisonAndIsKnownWhenThatIsSigned() throws Exception {
    Spki root = vault.key("northgate-root").spki();
    vault.carryOut(new Operation.IssueCrl(root), DOMAIN, "CHG-1206", "bao");
    Path list;
    try (var all = Files.list(vault.folder().resolve(Services.PUBLICATION).resolve("crl"))) {
      list = all.filter(file -> file.toString().endsWith(".crl")).findFirst().orElseThrow();
    }
    Ui.run(() -> model.read(List.of(list)));
    ImportRow found = Ui.get(() -> model.rows().getFirst());
    assertThat(found.row().status()).isEqualTo(Status.COMPARE);
    assertThat(robot.lookup("Compare…").queryAll()).isNotEmpty();
    TableView<ImportRow> table = robot.lookup("#import-table").queryTableView();
    Ui.run(() -> table.getSelectionModel().select(found));
    robot.clickOn("#import-compare");
    Window form = top();
    robot.clickOn(in(form, "revocation-source")).write("http://crl.northgate.example/root.crl");
    pressPrimary(form);
    List<ObservedCrl> observed = vault.services().vault().read(state -> state.observed().of(root));
    assertThat(observed).hasSize(1).allMatch(seen -> seen.observation().matches());
    ImportRow after = Ui.get(() -> model.rows().getFirst());
    assertThat(after.row().status()).isEqualTo(Status.KNOWN);
    assertThat(after.why()).contains("it was as it had to be");
    assertThat(model.uncompared()).isEmpty();
  }

  @Test
  void picturesOfBothThemes() throws Failure {
    Ui.run(() -> model.read(List.of(files.folder())));
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      Ui.run(() -> theme.use());
      Ui.run(() -> {
        TableView<?> table = robot.lookup("#import-table").queryTableView();
        table.getSelectionModel().select(0);
      });
      assertThat(
              Ui.picture(
                  view.node().getScene(),
                  "import-preview-" + theme.name().toLowerCase(java.util.Locale.ROOT)))
          .isNotEmptyFile();
    }
  }
}
