package org.countersign.app.screen.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.fx.FxTaskRunner;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.screen.DemoStage;
import org.countersign.app.screen.Robot;
import org.countersign.app.screen.control.ControlServices;
import org.countersign.app.screen.control.ControlWindows;
import org.countersign.app.screen.keys.KeysView;
import org.countersign.app.screen.keys.KeysViewModel;
import org.countersign.app.service.control.DualControl;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.Inventory;
import org.countersign.app.service.inventory.KeyAction;
import org.countersign.app.service.request.Requests;
import org.countersign.app.service.rotation.Rotating;
import org.countersign.app.service.rotation.RotationPlan;
import org.countersign.app.service.token.SlowTokens;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.SigningKey;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.request.Operation;
import org.countersign.model.rotation.Step;
import org.countersign.model.trust.TrustPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One whole rotation in real windows on a real SoftHSM: twelve trust paths, of which one lags, with
 * the files of openssl, keytool and ssh-keygen.
 */
final class WholeRotationTest {
  private static final String DOMAIN = "software-releases";
  private static final String LAGGARD = "Kiosks in 214 shops";

  private final Robot robot = new Robot();
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private DemoStage demo;
  private PlaceTools tools;
  private KeysView view;
  private KeysViewModel model;

  @BeforeEach
  void shows() throws Failure, IOException {
    Ui.start(Theme.LIGHT);
    demo = new DemoStage();
    tools = new PlaceTools(Files.createTempDirectory("countersign-places"));
    demo.signIn("astrid");
    for (String name : List.of("A", "B", "C", "D", "E", "F")) {
      carryOut(new Operation.AddTrustPath(path("Build agent " + name)));
    }
    assertThat(plan().rows()).hasSize(12);
    Ui.run(this::stage);
  }

  private void stage() {
    FxTaskRunner tasks = new FxTaskRunner(dialogs);
    ControlWindows desk =
        new ControlWindows(
            new ControlServices(
                demo.services.vault(),
                demo.services.controls(),
                demo.workstation.tokens(),
                new SlowTokens(),
                tasks),
            dialogs,
            () -> null);
    model =
        new KeysViewModel(
            new KeysViewModel.Services(
                new Inventory(demo.services.vault()),
                () -> Choices.of(demo.services.vault()),
                demo.services.controls()::draft,
                rotating()),
            desk,
            tasks,
            dialogs);
    view = new KeysView(model, dialogs, tasks);
    Stage stage = new Stage();
    stage.setScene(new Scene((javafx.scene.Parent) view.node(), 1100, 720));
    stage.show();
    view.refresh();
  }

  @AfterEach
  void closes() {
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    demo.close();
  }

  @Test
  void anOldKeyIsRevokedWhenTheLastOfTwelvePlacesHasLetGoAndTheRotationEnds()
      throws Failure, IOException {
    look();
    assertThat(revoke().isDisabled()).isTrue();
    rotate();
    certify();
    Path whole = tools.bundle("trust.pem", certificate("release-2027"));
    Path both = tools.bundle("both.pem", certificate("release-2025"), certificate("release-2027"));

    byFile("Staging updater", both);
    robot.awaitText("still holds the old key");
    robot.clickOn("Sign what it shows");
    awaitDone("Staging updater", Step.TRUSTS_NEW);
    assertThat(mark("Staging updater", Step.DISTRUSTS_OLD)).isEmpty();
    byFile("Staging updater", whole);
    robot.awaitUsable("#keys-confirm-whole");
    robot.picture("rotation-2-file");
    robot.clickOn("#keys-confirm-whole");
    robot.clickOn("Sign what it shows");
    awaitDone("Staging updater", Step.DISTRUSTS_OLD);
    assertThat(mark("Staging updater", Step.DISTRUSTS_OLD).orElseThrow().machine()).isTrue();

    stateInTheForm("Field engineers' laptops");
    theOthers(whole);
    look();
    robot.await("one left", () -> waits().contains("one place has"));
    robot.picture("rotation-3-one-lags");
    assertThat(revoke().isDisabled()).isTrue();
    assertThat(Ui.get(this::waits)).contains(LAGGARD).contains("Retail operations");

    stateAll(LAGGARD);
    look();
    robot.await("open", () -> !revoke().isDisabled());
    assertThat(Ui.get(this::waits)).isEmpty();
    robot.picture("rotation-4-free");
    revokeInTheDialog();

    SigningKey fresh = demo.key("release-2027");
    assertThat(direct(fresh)).hasSize(10);
    assertThat(plan().status().outstanding())
        .extracting(o -> o.code())
        .containsExactly("crl", "private-key");
    seePublished();
    carryOut(new Operation.DestroyKey(demo.key("release-2025").spki()), "bao", "chidi");
    assertThat(plan().status().over()).isTrue();
    look();
    robot.await("over", () -> standing().contains("The rotation is over."));
    robot.picture("rotation-5-over");
  }

  private void rotate() {
    Ui.run(() -> model.start(KeyAction.ROTATE));
    robot.awaitUsable("#keys-rotate-label");
    robot.fill("#keys-rotate-label", "release-2027");
    robot.fill("#keys-form-reason", "Its cryptoperiod ends next year");
    robot.picture("rotation-1-form");
    robot.clickOn("_Continue");
    robot.awaitText("Rotate key “release-2025”");
    carriedOutByTwo();
    assertThat(demo.key("release-2027").state().id()).isEqualTo("pre-activation");
    assertThat(plan().successor()).isPresent();
  }

  private void revokeInTheDialog() {
    robot.clickOn("#rotation-REVOKE");
    robot.awaitUsable("#keys-revoke-reason");
    Ui.run(() ->
        robot.lookup("#keys-revoke-reason").<ComboBox<?>>query().getSelectionModel().selectFirst());
    robot.fill("#keys-form-reason", "Every place trusts the new key");
    robot.clickOn("_Continue");
    robot.await("the proposal", () -> robot.lookup("#control-raise").tryQuery().isPresent());
    Ui.run(() -> robot.lookup("#control-raise").<Button>query().getScene());
    robot.picture("rotation-6-revoke");
    assertThat(
            Ui.get(() ->
                robot.shows("Machine-verified")
                    || robot.lookup(".impact-pane").tryQuery().isPresent()))
        .isTrue();
    carriedOutByTwo();
    assertThat(demo.key("release-2025").state().id()).isEqualTo("deactivated");
  }

  private void carriedOutByTwo() {
    robot.clickOn("_Raise this request");
    robot.await(
        "a place to sign", () -> robot.lookup("#person-bao .pin-field").tryQuery().isPresent());
    robot.clickOn("#person-bao .pin-field");
    robot.write(demo.cast.named("bao").pin());
    robot.clickOn(robot.lookup("#person-bao").lookup("_Sign").<Button>query());
    robot.awaitUsable("#control-execute");
    robot.clickOn("#control-execute");
    robot.awaitText("Done. It is carried out");
    robot.clickOn("#control-close");
  }

  /** The successor gets its certificate and becomes active. */
  private void certify() throws Failure {
    SigningKey root = demo.key("northgate-root");
    SigningKey fresh = demo.key("release-2027");
    Instant now = demo.services.vault().now();
    CertificatePlan plan =
        CertificatePlan.of(
            CertificateProfile.CODE_SIGNING,
            "CN=release-2027,O=Northgate",
            Optional.of(org.countersign.model.pki.Certificates.read(certificate("northgate-root"))),
            org.countersign.model.key.PublicKeyDer.read(fresh.publicKey()),
            CertificatePlan.newSerial(new java.security.SecureRandom()),
            now,
            now.plus(Duration.ofDays(300)));
    carryOut(new Operation.IssueCertificate(root.spki(), fresh.spki(), plan));
    carryOut(new Operation.ActivateKey(fresh.spki()));
  }

  private void byFile(String path, Path file) {
    dialogs.file = Optional.of(file);
    choose(path);
    robot.clickOn("By _file…");
    robot.await("the form", () -> robot.shows("What does this file of " + path + " show?"));
  }

  private void stateInTheForm(String path) {
    for (int step = 0; step < 3; step++) {
      int before = marks(path);
      choose(path);
      robot.clickOn("By _word…");
      robot.awaitUsable("#keys-confirm-words");
      robot.fill("#keys-confirm-words", "Field service told me by telephone");
      robot.clickOn("Sign it");
      robot.await("the step", () -> marks(path) > before);
    }
  }

  /** All but the laggard: by files of several tools, the rest by word. */
  private void theOthers(Path whole) throws Failure {
    byte[] fresh = certificate("release-2027");
    Path listed = tools.listed("listed.txt", fresh);
    Path hosts = tools.knownHosts("known_hosts", demo.key("release-2027").publicKey());
    for (RotationPlan.Row row : plan().rows()) {
      String name = row.path().name();
      if (name.equals(LAGGARD) || row.letGo().by().isPresent()) {
        continue;
      }
      if (name.startsWith("Build agent")) {
        Path file = name.endsWith("A") ? listed : name.endsWith("B") ? hosts : whole;
        Rotating.Recorded recorded =
            rotating().show(row.path(), tasks(), rotating().read(file), true);
        assertThat(recorded.steps()).hasSize(3);
      } else {
        stateAll(name);
      }
    }
  }

  private void stateAll(String path) throws Failure {
    for (Rotating.Task task : tasks()) {
      Step ignored = rotating().state(row(path).path(), task, "Told by telephone");
    }
  }

  private List<Rotating.Task> tasks() {
    RotationPlan plan = plan();
    return plan.steps().stream().map(s -> new Rotating.Task(s, plan.keyOf(s))).toList();
  }

  private void seePublished() throws Failure, IOException {
    Path crl;
    try (Stream<Path> files = Files.walk(demo.folder)) {
      crl =
          files
              .filter(file -> file.toString().endsWith(".crl"))
              .max(java.util.Comparator.comparingLong(file -> file.toFile().lastModified()))
              .orElseThrow();
    }
    var lists = demo.services.revocation().lists();
    var compared =
        lists.compare(demo.key("release-2025").spki(), Files.readAllBytes(crl), Optional.empty());
    var found = lists.record(compared, "http://crl.northgate.example/root.crl");
    assertThat(found.findings()).noneMatch(finding -> finding.spoils());
  }

  private void look() {
    Ui.run(() -> view.select(demo.key("release-2025").spki().hex()));
    robot.await("the key", () -> view.node().lookup(".tab-pane") != null);
    Ui.run(() -> {
      TabPane tabs = (TabPane) view.node().lookup(".tab-pane");
      tabs.getTabs().stream()
          .filter(tab -> "keys.rotation".equals(tab.getId()))
          .forEach(tabs.getSelectionModel()::select);
    });
    robot.await("the tab", () -> view.node().lookup("#rotation-paths") != null);
  }

  @SuppressWarnings("unchecked") // the table of this id has these rows
  private void choose(String path) {
    look();
    Ui.run(() -> {
      TableView<RotationPlan.Row> table =
          (TableView<RotationPlan.Row>) view.node().lookup("#rotation-paths");
      table.getItems().stream()
          .filter(row -> row.path().name().equals(path))
          .forEach(table.getSelectionModel()::select);
    });
  }

  private Button revoke() {
    return (Button) view.node().lookup("#rotation-REVOKE");
  }

  private String waits() {
    return ((Label) view.node().lookup("#rotation-waits")).getText();
  }

  private String standing() {
    return ((Label) view.node().lookup("#rotation-standing")).getText();
  }

  private void awaitDone(String path, Step step) {
    robot.await(path + " " + step, () -> mark(path, step).isPresent());
  }

  private Optional<RotationPlan.By> mark(String path, Step step) {
    return row(path).mark(step).by();
  }

  private int marks(String path) {
    RotationPlan.Row row = row(path);
    return (int) plan().steps().stream().filter(s -> row.mark(s).by().isPresent()).count();
  }

  private RotationPlan.Row row(String path) {
    return plan().rows().stream()
        .filter(row -> row.path().name().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private RotationPlan plan() {
    return new Inventory(demo.services.vault())
        .key(demo.key("release-2025").spki(), (state, file) -> "")
        .flatMap(detail -> detail.rotation())
        .orElseThrow();
  }

  private List<TrustPath> direct(SigningKey key) {
    return demo.services
        .vault()
        .read(state ->
            state.trust().all().stream()
                .filter(path -> path.trusts().filter(key.spki()::equals).isPresent())
                .toList());
  }

  private Rotating rotating() {
    return new Rotating(demo.services.vault(), demo.services.sessions());
  }

  private byte[] certificate(String label) {
    return demo.services
        .vault()
        .read(state -> state.keys().certificatesOf(demo.key(label).spki()).getLast().der());
  }

  private TrustPath path(String name) {
    return new TrustPath(
        UUID.randomUUID().toString(),
        name,
        DOMAIN,
        Optional.of(demo.key("release-2025").spki()),
        TrustPath.Pin.KEY,
        "build agent",
        "Build team, build@northgate.example",
        "production",
        TrustPath.Criticality.MEDIUM,
        "configuration management",
        Optional.empty());
  }

  private void carryOut(Operation operation) throws Failure {
    carryOut(operation, "bao");
  }

  private void carryOut(Operation operation, String... others) throws Failure {
    Requests.Wish wish = Requests.Wish.real(operation, DOMAIN, "A rotation needs it");
    String hash = demo.services.controls().raise(demo.services.controls().draft(wish));
    try (DualControl control = demo.services.controls().open(hash, Optional.of(Instant.now()))) {
      for (String other : others) {
        control.approve(other, demo.pin(other), "");
      }
      Object ignored = control.execute(step -> {});
    }
  }
}
