package org.countersign.app.screen.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.fx.DirectTaskRunner;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.screen.RecordingDesk;
import org.countersign.app.screen.ScreenVault;
import org.countersign.app.screen.WatchedKeyPem;
import org.countersign.app.service.SoftCsr;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.Inventory;
import org.countersign.app.service.inventory.KeyAction;
import org.countersign.app.service.inventory.KeyRow;
import org.countersign.app.service.inventory.TrustRow;
import org.countersign.app.service.inventory.WatchedAction;
import org.countersign.app.service.rotation.RotationPlan;
import org.countersign.app.service.today.Due;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.request.Operation;
import org.countersign.model.trust.TrustPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

final class KeysScreenTest {
  private static ScreenVault vault;

  private final FxRobot robot = new FxRobot();
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private final RecordingDesk desk = new RecordingDesk();
  private KeysViewModel model;
  private KeysView view;
  private Stage stage;

  @BeforeAll
  static void founds() {
    vault = ScreenVault.open();
    vault.furnish();
  }

  @AfterAll
  static void closes() {
    vault.close();
  }

  @BeforeEach
  void shows() {
    Ui.start(Theme.LIGHT);
    Ui.run(() -> {
      DirectTaskRunner tasks = new DirectTaskRunner(dialogs);
      var services = vault.services();
      model =
          new KeysViewModel(
              new KeysViewModel.Services(
                  new Inventory(services.vault()),
                  () -> Choices.of(services.vault()),
                  services.controls()::draft,
                  new org.countersign.app.service.rotation.Rotating(
                      services.vault(), services.sessions())),
              desk,
              tasks,
              dialogs);
      view = new KeysView(model, dialogs, tasks);
      stage = new Stage();
      stage.setScene(new Scene((javafx.scene.Parent) view.node(), 1100, 700));
      stage.show();
      view.refresh();
    });
  }

  @AfterEach
  void hides() {
    assertThat(dialogs.surprise).isEmpty();
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
  }

  @SuppressWarnings("unchecked") // the screen's first table is the one of keys
  private TableView<KeyRow> table() {
    return (TableView<KeyRow>) view.node().lookup(".table-view");
  }

  private void choose(String label) {
    Ui.run(() -> view.select(vault.key(label).spki().hex()));
  }

  private List<String> offered() {
    MenuButton menu = (MenuButton) view.node().lookup("#keys-actions");
    return menu.getItems().stream()
        .filter(item -> item.getId() != null && !item.getStyleClass().contains("blocked-item"))
        .map(MenuItem::getId)
        .map(id -> id.substring("keys.".length()))
        .toList();
  }

  @SuppressWarnings("unchecked") // the test knows what the input of this label takes
  private static <V> Input<V> input(FormModel form, String label) {
    return (Input<V>)
        form.inputs().stream().filter(i -> i.labelKey().equals(label)).findFirst().orElseThrow();
  }

  @Test
  void typingNarrowsTheListByNameOwnerAndPurpose() {
    Ui.run(
        () -> ((FilterBar<?>) view.node().lookup(".filter-bar")).field().setText("partner 2024"));
    assertThat(table().getItems()).extracting(KeyRow::label).containsExactly("partner-jwt-2024");
  }

  @Test
  void theMenuOffersWhatTheStateAllowsAndNothingElse() {
    choose("release-2026");
    assertThat(offered())
        .containsExactly("ROOT", "ISSUE", "IMPORT", "ADD_TRUST_PATH", "ACTIVATE", "DESTROY");
    choose("timestamp-2025");
    assertThat(offered())
        .containsExactly("IMPORT", "ADD_TRUST_PATH", "ROTATE", "REINSTATE", "REVOKE", "RETIRE");
    choose("partner-jwt-2024");
    assertThat(offered()).containsExactly("IMPORT", "ROTATE", "DESTROY", "KEEP");
  }

  @Test
  void aTrustedKeyCannotBeRetiredAndTheMenuSaysWhoTrustsIt() {
    choose("release-2025");
    MenuButton menu = (MenuButton) view.node().lookup("#keys-actions");
    var retire =
        menu.getItems().stream()
            .filter(item -> "keys.RETIRE".equals(item.getId()))
            .map(item -> (javafx.scene.control.CustomMenuItem) item)
            .findFirst()
            .orElseThrow();
    assertThat(((Labeled) retire.getContent()).getTooltip().getText())
        .contains("release-2025")
        .contains("6 places");
  }

  @Test
  void theGenerateFormSaysWhatIsWrongInTheFieldAndKeepsWhatWasTyped() {
    Ui.run(model::generate);
    Stage form = (Stage) Window.getWindows().getLast();
    TextField name = robot.from(form.getScene().getRoot()).lookup("#keys-form-label").query();
    Ui.run(() -> name.setText("release\u202e-2027"));
    robot.clickOn(robot.from(form.getScene().getRoot()).lookup(".accent").queryButton());
    assertThat(problems(form)).anyMatch(text -> text.contains("U+202E"));
    assertThat(desk.proposed).isEmpty();
    assertThat(form.isShowing()).isTrue();
    assertThat(name.getText()).isEqualTo("release\u202e-2027");
  }

  private List<String> problems(Stage form) {
    return robot
        .from(form.getScene().getRoot())
        .lookup(".problem")
        .queryAllAs(Labeled.class)
        .stream()
        .filter(Labeled::isVisible)
        .map(Labeled::getText)
        .toList();
  }

  @Test
  void aLabelThatIsTakenIsToldUnderTheName() {
    FormModel[] form = new FormModel[1];
    Ui.run(() -> {
      model.onForm(shown -> form[0] = shown);
      model.generate();
    });
    FormModel shown = form[0];
    Ui.run(() -> {
      Input<Optional<Object>> domain = input(shown, "keys.form.domain");
      domain.set(
          Optional.of(
              Choices.of(vault.services().vault()).domain("software-releases").orElseThrow()));
      KeysScreenTest.<String>input(shown, "keys.form.label").set("release-2026");
      KeysScreenTest.<String>input(shown, "keys.form.purpose").set("Releases");
      KeysScreenTest.<String>input(shown, "keys.form.reason").set("CHG-1");
      shown.submit(new DirectTaskRunner(dialogs), () -> {});
    });
    assertThat(input(shown, "keys.form.label").problemProperty().get())
        .contains("There is a key called release-2026 already");
    assertThat(desk.proposed).isEmpty();
  }

  @Test
  void activatingProposesTheOperationWithItsReason() {
    choose("release-2026");
    submit(
        KeyAction.ACTIVATE,
        form -> KeysScreenTest.<String>input(form, "keys.form.reason").set("CHG-2"));
    assertThat(desk.proposed).hasSize(1);
    assertThat(desk.proposed.getFirst().operation())
        .isEqualTo(new Operation.ActivateKey(vault.key("release-2026").spki()));
    assertThat(desk.proposed.getFirst().reason()).isEqualTo("CHG-2");
  }

  @Test
  void aServerCertificateNeedsTheServersName() {
    choose("release-2026");
    FormModel form =
        submit(
            KeyAction.ISSUE,
            shown -> {
              KeysScreenTest.<Optional<CertificateProfile>>input(shown, "keys.plan.profile")
                  .set(Optional.of(CertificateProfile.TLS_SERVER));
              KeysScreenTest.<String>input(shown, "keys.form.reason").set("CHG-3");
            });
    assertThat(desk.proposed).isEmpty();
    assertThat(input(form, "keys.plan.alt-names").problemProperty().get()).contains("must name");
  }

  @Test
  void aCertificatePlanSaysWhatWasTyped() {
    choose("release-2026");
    submit(
        KeyAction.ISSUE,
        shown -> {
          KeysScreenTest.<Optional<CertificateProfile>>input(shown, "keys.plan.profile")
              .set(Optional.of(CertificateProfile.CODE_SIGNING));
          KeysScreenTest.<String>input(shown, "keys.form.reason").set("CHG-3");
        });
    assertThat(desk.proposed).hasSize(1);
    Operation.IssueCertificate issue =
        (Operation.IssueCertificate) desk.proposed.getFirst().operation();
    assertThat(issue.plan().subject()).isEqualTo("CN=release-2026,O=Northgate signing vault");
    assertThat(issue.plan().serial()).hasSize(32);
    assertThat(issue.issuer()).isEqualTo(vault.key("northgate-root").spki());
  }

  @Test
  void aSubjectWithoutCommonNameIsRefusedInItsField() {
    choose("release-2026");
    FormModel form =
        submit(
            KeyAction.ROOT,
            shown -> {
              KeysScreenTest.<String>input(shown, "keys.plan.subject").set("O=Northgate");
              KeysScreenTest.<String>input(shown, "keys.form.reason").set("CHG-3");
            });
    assertThat(desk.proposed).isEmpty();
    assertThat(input(form, "keys.plan.subject").problemProperty().get()).isNotEmpty();
  }

  // --- trust paths

  private TrustPath trusting(String label) {
    choose(label);
    return model.detailProperty().get().orElseThrow().trustedBy().stream()
        .filter(row -> row.direct() && row.dependents() == 0)
        .map(TrustRow::path)
        .findFirst()
        .orElseThrow();
  }

  private static TextInputControl field(Stage form, String id) {
    return (TextInputControl) form.getScene().getRoot().lookup("#" + id);
  }

  private void press(Stage form) {
    robot.clickOn(robot.from(form.getScene().getRoot()).lookup(".accent").queryButton());
  }

  @Test
  void aTrustPathIsChangedInItsFormWhichBeginsWithWhatIsOnRecord() {
    TrustPath before = trusting("release-2025");
    Ui.run(() -> model.change(before));
    Stage form = (Stage) Window.getWindows().getLast();
    TextInputControl contact = field(form, "keys-path-contact");
    assertThat(contact.getText()).isEqualTo(before.contact());
    Ui.run(() -> contact.setText(""));
    press(form);
    assertThat(problems(form)).isNotEmpty();
    assertThat(desk.proposed).isEmpty();
    Ui.run(() -> {
      contact.setText("night desk, +31 20 555 0142");
      field(form, "keys-form-reason").setText("They moved");
    });
    press(form);
    assertThat(form.isShowing()).isFalse();
    assertThat(desk.proposed.getFirst().domain()).isEqualTo(before.domain());
    assertThat(desk.proposed.getFirst().operation())
        .isEqualTo(
            new Operation.ChangeTrustPath(
                new TrustPath(
                    before.id(),
                    before.name(),
                    before.domain(),
                    before.trusts(),
                    before.pins(),
                    before.kind(),
                    "night desk, +31 20 555 0142",
                    before.environment(),
                    before.criticality(),
                    before.updateMethod(),
                    before.dependsOn())));
  }

  @Test
  void aTrustPathIsTakenOffTheRecordWithAReasonOnly() {
    TrustPath gone = trusting("release-2025");
    Ui.run(() -> model.remove(gone));
    Stage form = (Stage) Window.getWindows().getLast();
    press(form);
    assertThat(problems(form)).hasSize(1);
    assertThat(desk.proposed).isEmpty();
    Ui.run(() -> field(form, "keys-form-reason").setText("Scrapped"));
    press(form);
    assertThat(desk.proposed.getFirst().operation())
        .isEqualTo(new Operation.RemoveTrustPath(gone.id()));
    assertThat(desk.proposed.getFirst().reason()).isEqualTo("Scrapped");
  }

  @Test
  void aSigningRequestFromAFileIsShownBeforeACertificateIsAskedForIt(@TempDir Path folder)
      throws Exception {
    SoftCsr csr = SoftCsr.rsa("CN=build agent 7,O=Northgate", 3072);
    Path file = folder.resolve("agent.csr");
    Files.write(file, csr.der());
    dialogs.file = Optional.of(file);
    choose("northgate-root");
    FormModel form =
        submit(
            KeyAction.CSR,
            shown -> {
              KeysScreenTest.<Optional<CertificateProfile>>input(shown, "keys.plan.profile")
                  .set(Optional.of(CertificateProfile.CODE_SIGNING));
              KeysScreenTest.<String>input(shown, "keys.form.reason").set("CHG-9");
            });
    assertThat(form.facts())
        .extracting(FormModel.Fact::value)
        .contains("RSA-3072", csr.spki().hex());
    Operation.IssueForCsr asked = (Operation.IssueForCsr) desk.proposed.getFirst().operation();
    assertThat(asked.issuer()).isEqualTo(vault.key("northgate-root").spki());
    assertThat(asked.spki()).isEqualTo(csr.spki());
    assertThat(asked.csr()).isEqualTo(csr.der());

    Files.write(file, Arrays.copyOf(csr.der(), csr.der().length - 1));
    Ui.run(() -> model.start(KeyAction.CSR));
    assertThat(dialogs.shown.getLast()).startsWith("failure csr.");
    assertThat(desk.proposed).hasSize(1);
  }

  // --- rotation

  @Test
  void theRotationTabOfACompromisedKeySaysWhyItCannotBeRevokedAndCallsNothingOverdue() {
    SigningKey lost = vault.key("partner-jwt-2024");
    TrustPath trusts = path("5b7e1f3a-0c0d-4f0e-8c5b-1d2e3f4a5b6c", lost.spki(), lost.domain());
    vault.bring("partner-tokens", "paths.json", json("Partner gateway", trusts), "chidi");
    choose("partner-jwt-2024");
    Ui.run(() -> {
      TabPane tabs = (TabPane) view.node().lookup(".detail-pane .tab-pane");
      tabs.getTabs().stream()
          .filter(tab -> "keys.rotation".equals(tab.getId()))
          .findFirst()
          .ifPresent(tabs.getSelectionModel()::select);
    });
    assertThat(robot.lookup("#rotation-REVOKE").queryButton().isDisabled()).isTrue();
    assertThat(robot.lookup("#rotation-waits").queryLabeled().getText())
        .contains("partner-jwt-2024")
        .contains("compromised");
    assertThat(model.detailProperty().get().orElseThrow().rotation().orElseThrow().rows())
        .isNotEmpty()
        .noneMatch(RotationPlan.Row::overdue);
  }

  @Test
  void aFileThatShowsNothingIsKeptWithAPersonsWord(@TempDir Path folder) throws Exception {
    SigningKey lost = vault.key("partner-jwt-2024");
    TrustPath trusts = path("5b7e1f3a-0c0d-4f0e-8c5b-1d2e3f4a5b6c", lost.spki(), lost.domain());
    vault.bring("partner-tokens", "paths.json", json("Warehouse", trusts), "chidi");
    choose("partner-jwt-2024");
    Path file = folder.resolve("ticket.txt");
    Files.writeString(file, "Ticket 4711: the old key is out of the warehouse’s gateway.");
    dialogs.file = Optional.of(file);
    RotationPlan plan = model.detailProperty().get().orElseThrow().rotation().orElseThrow();
    FormModel[] form = new FormModel[1];
    Ui.run(() -> {
      model.onForm(shown -> form[0] = shown);
      model.rotation().chooseFile(plan, warehouse());
    });
    assertThat(form[0].facts()).extracting(FormModel.Fact::value).contains("ticket.txt");
    Ui.run(() -> {
      KeysScreenTest.<String>input(form[0], "keys.confirm.words").set("Told me on the phone.");
      form[0].submit(new DirectTaskRunner(dialogs), () -> {});
    });
    RotationPlan.By by = warehouse().letGo().by().orElseThrow();
    assertThat(by.person()).isEqualTo("Astrid Lindqvist");
    assertThat(by.machine()).isFalse();
    String kept = by.what().file().orElseThrow().content().attachment();
    assertThat(vault.services().vault().journal().attachment(kept))
        .isEqualTo(Files.readAllBytes(file));
  }

  private RotationPlan.Row warehouse() {
    return model.detailProperty().get().orElseThrow().rotation().orElseThrow().rows().stream()
        .filter(row -> row.path().name().equals("Warehouse"))
        .findFirst()
        .orElseThrow();
  }

  /** As a list of what is out there says it: by hand nothing is newly made to trust such a key. */
  private static byte[] json(String name, TrustPath path) {
    return """
    {"format": "countersign-trust-paths/1", "paths": [
      {"name": "%s", "domain": "%s", "trusts": "%s", "pins": "key", "kind": "verifier",
       "contact": "desk", "environment": "production", "criticality": "high",
       "update-method": "by hand"}]}
    """
        .formatted(name, path.domain(), path.trusts().orElseThrow().hex())
        .getBytes(StandardCharsets.UTF_8);
  }

  // --- keys that others hold

  private KeyRow watchedRow() {
    return table().getItems().stream()
        .filter(row -> row.spki().equals(WatchedKeyPem.spki()))
        .findFirst()
        .orElseThrow();
  }

  private List<String> shownTexts() {
    return robot.from(view.node()).lookup(".label").queryAllAs(Labeled.class).stream()
        .map(Labeled::getText)
        .toList();
  }

  private List<String> due() {
    return vault.services().dues().now().all().stream()
        .filter(due -> due.subject().equals(WatchedKeyPem.spki().hex()))
        .map(Due::kind)
        .toList();
  }

  @Test
  void aWatchedKeyIsShownWithWhereItCameFromAndIsDistrustedUntilNobodyTrustsIt() {
    vault.bring("software-releases", "partners.pem", WatchedKeyPem.weak(), "bao");
    Ui.run(() -> {
      view.refresh();
      view.select(WatchedKeyPem.spki().hex());
    });
    assertThat(watchedRow().algorithm()).isEqualTo("RSA-1024");
    assertThat(watchedRow().state()).isEqualTo("watched");
    assertThat(shownTexts())
        .anyMatch(text -> text.contains("partners.pem"))
        .anyMatch(text -> text.contains("RSA-1024 has been too weak"));
    assertThat(due()).containsExactly("weak-watched");

    FormModel[] form = new FormModel[1];
    Ui.run(() -> {
      model.onForm(shown -> form[0] = shown);
      model.start(WatchedAction.DISTRUST);
      KeysScreenTest.<String>input(form[0], "keys.watched.why").set("Their CISO called.");
      form[0].submit(new DirectTaskRunner(dialogs), () -> {});
    });
    assertThat(desk.proposed).hasSize(1);
    Operation asked = desk.proposed.getFirst().operation();
    assertThat(asked)
        .isEqualTo(
            new Operation.DistrustKey(
                WatchedKeyPem.spki(), "Their CISO called.", Optional.empty()));

    vault.carryOut(
        new Operation.AddTrustPath(path()), "software-releases", "as found in its config", "bao");
    assertThat(due()).containsExactly("weak-watched");
    vault.carryOut(asked, "software-releases", "INC-2051", "bao");
    assertThat(due()).containsExactlyInAnyOrder("watched-distrusted", "weak-watched");
    Ui.run(view::refresh);
    assertThat(watchedRow().state()).isEqualTo("distrusted");
    assertThat(shownTexts()).anyMatch(text -> text.contains("Their CISO called."));
    assertThat(model.watchedProperty().get().orElseThrow().history())
        .extracting(event -> event.asked().orElseThrow().kind())
        .containsExactly("watched.distrust", "trust.add", "inventory.import");

    vault.carryOut(
        new Operation.RemoveTrustPath(path().id()), "software-releases", "let go", "bao");
    assertThat(due()).containsExactly("weak-watched");
  }

  private static TrustPath path() {
    return path("7a0f5e0e-3f1d-4c1e-9a55-0d6f6c7b8a90", WatchedKeyPem.spki(), "software-releases");
  }

  private static TrustPath path(String id, Spki key, String domain) {
    return new TrustPath(
        id,
        "Partner gateway",
        domain,
        Optional.of(key),
        TrustPath.Pin.KEY,
        "verifier",
        "gateway desk, +31 20 555 0117",
        "production",
        TrustPath.Criticality.HIGH,
        "by hand",
        Optional.empty());
  }

  private FormModel submit(KeyAction action, java.util.function.Consumer<FormModel> fill) {
    FormModel[] form = new FormModel[1];
    Ui.run(() -> {
      model.onForm(shown -> form[0] = shown);
      model.start(action);
      fill.accept(form[0]);
      form[0].submit(new DirectTaskRunner(dialogs), () -> {});
    });
    return form[0];
  }
}
