package org.countersign.app.fx;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the gallery shows: every control with contents as the screens will have them. */
final class GallerySamples {
  static final Instant NOW = Instant.parse("2026-11-21T18:03:11Z");
  static final String SPKI = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  static final String WORDS =
      "quota leprosy stapler amulet miser disable klaxon gadgetry pupil chambermaid unearth"
          + " pandora snapshot escapade befriend bifocals reform sensation eyetooth breakaway"
          + " briefcase applicant blackjack Burlington stapler finicky flatfoot barbecue scallion"
          + " unicorn adrift antenna";

  private GallerySamples() {}

  record Key(
      String name,
      String domain,
      String owner,
      String algorithm,
      String token,
      Badge state,
      Instant due,
      int trustedBy) {}

  static ObservableList<Key> keys() {
    return FXCollections.observableArrayList(
        key("release-2026", "Product release", "Ada Brandt", Badge.KEY_ACTIVE, 41, 23),
        key("release-2027", "Product release", "Ada Brandt", Badge.KEY_PRE_ACTIVATION, 300, 0),
        key("firmware-root-a", "Firmware", "", Badge.KEY_ACTIVE, -3, 1204),
        key("firmware-root-b", "Firmware", "", Badge.KEY_SUSPENDED, 12, 1187),
        key("jwks-login", "Identity", "Dr. Oluwaseun Adébáyò-Smith", Badge.KEY_ACTIVE, 2, 9),
        key("partner-أمين-2025", "Partners", "أمين الخوري", Badge.KEY_ACTIVE, 90, 4),
        key("build-agents-2024", "Build", "Li Wei", Badge.KEY_DEACTIVATED, -400, 0),
        key("timestamp-2023", "Product release", "Ada Brandt", Badge.KEY_COMPROMISED, -20, 17),
        key("code-2021\u202egpj.exe", "Build", "Li Wei", Badge.KEY_DESTROYED, -1500, 0));
  }

  private static Key key(
      String name, String domain, String owner, Badge state, int dueInDays, int trustedBy) {
    Instant due = NOW.plus(dueInDays, ChronoUnit.DAYS);
    return new Key(name, domain, owner, "EC P-384", "northgate-hsm-1", state, due, trustedBy);
  }

  static TableView<Key> table(ObservableList<Key> rows) {
    return new TableBuilder<Key>()
        .text("gallery.name", 170, Key::name)
        .text("gallery.domain", 120, Key::domain)
        .text("gallery.owner", 140, Key::owner)
        .text("gallery.algorithm", 84, Key::algorithm)
        .text("gallery.token", 130, Key::token)
        .state("gallery.state", 130, Key::state)
        .time("gallery.due", 100, Key::due)
        .number("gallery.trusted", 90, Key::trustedBy)
        .placeholder(
            new EmptyState(
                Icon.KEY, "gallery.none", Buttons.primary("gallery.request", Icon.ADD, () -> {})))
        .build(rows);
  }

  static View keysView(ObservableList<Key> rows) {
    FilterBar<Key> filter =
        new FilterBar<Key>("gallery.filter")
            .searching(Key::name, Key::owner, Key::domain)
            .facet("gallery.domain", Key::domain)
            .facet("gallery.state", key -> key.state().text())
            .facet("gallery.token", Key::token);
    TableView<Key> table = table(filter.filter(rows));
    MasterDetail body = new MasterDetail(table);
    if (!rows.isEmpty()) {
      table.getSelectionModel().select(0);
      body.show(detail());
    }
    ScreenPane pane =
        new ScreenPane("gallery.title")
            .tools(filter)
            .actions(Buttons.primary("gallery.request", Icon.ADD, () -> {}))
            .body(body);
    return () -> pane;
  }

  static DetailPane detail() {
    return new DetailPane()
        .title("release-2026")
        .badges(new StateBadge(Badge.KEY_ACTIVE), new StateBadge(Badge.DUE))
        .actions(
            Buttons.plain("gallery.request", Icon.RENEW, () -> {}),
            Buttons.quiet("gallery.look", Icon.OPEN, () -> {}))
        .tab("gallery.identity", GallerySamples::facts)
        .tab("gallery.lifecycle", GallerySamples::facts)
        .tab("gallery.certificates", GallerySamples::facts)
        .tab("gallery.history", GallerySamples::facts);
  }

  static FactGrid facts() {
    return new FactGrid()
        .text("gallery.purpose", "Signs the release archives of Northgate Desktop, 2026")
        .text("gallery.owner", "Ada Brandt")
        .mono("gallery.spki", SPKI)
        .state("gallery.state", Badge.KEY_ACTIVE)
        .time("gallery.created", NOW.minus(200, ChronoUnit.DAYS))
        .mono("gallery.path", "/usr/lib/softhsm/libsofthsm2.so")
        .text("gallery.reason", "");
  }

  static Node badges() {
    FlowPane pane = new FlowPane(8, 8);
    for (Badge badge : Badge.values()) {
      pane.getChildren().add(new StateBadge(badge));
    }
    return pane;
  }

  static Node banners() {
    BannerStack banners = new BannerStack();
    banners.showClosable("1", new Banner(Tone.INFO, Messages.text("gallery.banner.info")));
    banners.show(
        "2",
        new Banner(Tone.WARNING, Messages.text("gallery.banner.warning"))
            .action("gallery.look", () -> {}));
    banners.show(
        "3",
        new Banner(Tone.DANGER, Messages.text("gallery.banner.danger"))
            .action("gallery.look", () -> {}));
    banners.showClosable("4", new Banner(Tone.GOOD, Messages.text("gallery.toast")));
    return banners;
  }

  static Form form() {
    ComboBox<String> box =
        new ComboBox<>(FXCollections.observableArrayList("keyCompromise", "superseded"));
    box.setValue("keyCompromise");
    TextArea area = new TextArea();
    area.setPrefRowCount(2);
    return new Form()
        .field("gallery.reason", box, "gallery.reason.hint")
        .field("gallery.incident", new TextField("INC-2041"))
        .field(
            "gallery.period",
            new TextField("12q"),
            new SimpleStringProperty(Messages.text("gallery.wrong")))
        .field("gallery.created", new DatePicker())
        .field("gallery.purpose", area)
        .field("gallery.state", new HBox(16, new CheckBox("Drill"), new RadioButton("Now")))
        .field("gallery.pin", typedPin());
  }

  private static PinField typedPin() {
    PinField pin = new PinField("gallery.pin");
    for (char c : "314159".toCharArray()) {
      pin.fireEvent(
          new KeyEvent(
              KeyEvent.KEY_TYPED, "" + c, "", KeyCode.UNDEFINED, false, false, false, false));
    }
    return pin;
  }

  static Node buttons() {
    return new FlowPane(
        8,
        8,
        Buttons.primary("gallery.request", Icon.ADD, () -> {}),
        Buttons.plain("gallery.look", () -> {}),
        Buttons.plain("gallery.sign", Icon.EDIT, () -> {}),
        Buttons.quiet("gallery.look", Icon.OPEN, () -> {}),
        Buttons.icon("common.close", Icon.CLOSE, () -> {}),
        disabled(Buttons.plain("gallery.sign", () -> {})),
        disabled(Buttons.primary("gallery.sign", () -> {})),
        Buttons.emergency("common.shell.emergency", () -> {}));
  }

  private static Node disabled(Node node) {
    node.setDisable(true);
    return node;
  }

  static Node signatures() {
    SignatureBar.Signed ada = new SignatureBar.Signed("Ada Brandt", false);
    SignatureBar.Signed seun = new SignatureBar.Signed("Dr. Oluwaseun Adébáyò-Smith", false);
    SignatureBar.Signed li = new SignatureBar.Signed("Li Wei", true);
    return new VBox(
        8,
        new SignatureBar(2, List.of()),
        new SignatureBar(3, List.of(ada)),
        new SignatureBar(2, List.of(ada, seun)),
        new SignatureBar(3, List.of(ada, li)));
  }

  static Node progress() {
    RunningTask task = new RunningTask(Messages.text("gallery.work"));
    task.asProgress().at(812, 1204);
    RunningTask unknown = new RunningTask(Messages.text("common.state.token-reading"));
    return new VBox(8, new ProgressPane(task), new ProgressPane(unknown, false));
  }

  static Node toolkit() {
    VBox left = new VBox(16, buttons(), badges(), signatures(), progress());
    left.setPrefWidth(610);
    VBox right = new VBox(16, new HashView(SPKI, WORDS), form());
    right.setPrefWidth(610);
    HBox columns = new HBox(24, left, right);
    columns.setPadding(new Insets(16));
    return new VBox(banners(), columns);
  }

  static WizardPane wizard() {
    Label radius = new Label("23");
    WizardPane wizard =
        new WizardPane(
            List.of(
                new WizardStep("gallery.step1", GallerySamples::form),
                new WizardStep("gallery.step2", GallerySamples::form),
                new WizardStep("gallery.step3", () -> radius),
                new WizardStep("gallery.step4", () -> new HashView(SPKI, WORDS))),
            "gallery.finish",
            () -> {},
            () -> {});
    return wizard;
  }

  static List<NavigationItem> navigation(ObservableList<Key> rows) {
    return List.of(
        item("today", Icon.TODAY, rows),
        item("keys", Icon.KEY, rows),
        item("map", Icon.TRUST_MAP, rows),
        new NavigationItem(
            "requests",
            "gallery.requests",
            Icon.REQUEST,
            () -> keysView(rows),
            new SimpleIntegerProperty(2)),
        item("ceremonies", Icon.CEREMONY, rows),
        item("tokens", Icon.TOKEN, rows),
        item("people", Icon.PEOPLE, rows),
        item("journal", Icon.JOURNAL, rows));
  }

  private static NavigationItem item(String id, Icon icon, ObservableList<Key> rows) {
    return new NavigationItem(id, "gallery." + id, icon, () -> keysView(rows));
  }

  static Shell shell(ObservableList<Key> rows) {
    ShellModel model = new ShellModel();
    model.vaultProperty().set("Northgate signing vault");
    model.personProperty().set("Ada Brandt");
    model.tokenProperty().set(Badge.TOKEN_OK);
    model.entriesProperty().set(1204);
    model.headWordsProperty().set("quota leprosy stapler amulet");
    model.busyProperty().set(true);
    ShellActions actions = new ShellActions(() -> {}, () -> {}, theme -> {});
    model.drillProperty().set(rows.isEmpty());
    Shell shell = new Shell(model, navigation(rows), actions, new RecordingDialogs());
    shell.open("keys");
    return shell;
  }
}
