package org.countersign.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.PastOfVault;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.DirectTaskRunner;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Legibility;
import org.countersign.app.fx.NavigationItem;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Shell;
import org.countersign.app.fx.ShellActions;
import org.countersign.app.fx.ShellModel;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.fx.View;
import org.countersign.app.screen.journal.JournalView;
import org.countersign.app.screen.journal.JournalViewModel;
import org.countersign.app.screen.keys.KeysView;
import org.countersign.app.screen.keys.KeysViewModel;
import org.countersign.app.screen.map.MapView;
import org.countersign.app.screen.map.MapViewModel;
import org.countersign.app.screen.people.PeopleView;
import org.countersign.app.screen.people.PeopleViewModel;
import org.countersign.app.screen.requests.RequestsView;
import org.countersign.app.screen.requests.RequestsViewModel;
import org.countersign.app.screen.today.TodayView;
import org.countersign.app.screen.tokens.TokensView;
import org.countersign.app.screen.tokens.TokensViewModel;
import org.countersign.app.service.history.StateView;
import org.countersign.app.service.inventory.KeyAction;
import org.countersign.app.service.inventory.TokenRow;
import org.countersign.app.service.inventory.WatchedAction;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.request.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every screen, filled, in both themes: pictures for people to look at, in target/gallery. */
final class ScreenPicturesTest {
  private static ScreenVault vault;

  private final RecordingDialogs dialogs = new RecordingDialogs();
  private final DirectTaskRunner tasks = new DirectTaskRunner(dialogs);
  private Theme theme;
  private Shell shell;
  private Stage stage;
  private KeysViewModel keys;
  private RequestsViewModel requests;
  private TokensViewModel tokens;
  private PeopleViewModel people;
  private JournalViewModel journal;

  @BeforeAll
  static void founds() {
    vault = ScreenVault.open();
    vault.furnish();
    vault.bring("software-releases", "partners.pem", WatchedKeyPem.weak(), "bao");
    vault.carryOut(
        new Operation.DistrustKey(
            WatchedKeyPem.spki(),
            "Their CISO called on 21 November: the build server was taken.",
            Optional.of(Instant.parse("2026-11-19T00:00:00Z"))),
        "software-releases",
        "INC-2051",
        "bao");
  }

  @AfterAll
  static void closes() {
    vault.close();
  }

  @AfterEach
  void hides() {
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    assertThat(dialogs.surprise).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void theScreensLookAsTheyShould(Theme dressed) {
    theme = dressed;
    Ui.start(theme);
    Ui.run(this::shows);
    picture("today");
    showKeys();
    showMap();
    showRequests();
    showTokens();
    showPeople();
    showJournal();
  }

  private void showKeys() {
    Ui.run(() -> shell.open("keys", vault.key("release-2025").spki().hex()));
    tabs("keys", 5);
    Ui.run(keys::generate);
    dialog("keys-generate");
    for (KeyAction action : List.of(KeyAction.ISSUE, KeyAction.ADD_TRUST_PATH, KeyAction.SUSPEND)) {
      Ui.run(() -> keys.start(action));
      dialog("keys-" + action);
    }
    showServer();
    Ui.run(() -> shell.open("keys", WatchedKeyPem.spki().hex()));
    tabs("watched", 4);
    Ui.run(() -> keys.start(WatchedAction.TRUST_AGAIN));
    dialog("watched-again");
  }

  /** The row for names appears when a server's certificate is asked for. */
  private void showServer() {
    Ui.run(() -> keys.start(KeyAction.ISSUE));
    Window window = Ui.get(() -> Window.getWindows().getLast());
    Ui.run(() -> {
      ComboBox<?> profile = (ComboBox<?>) window.getScene().lookup("#keys-plan-profile");
      profile.getSelectionModel().select(2);
    });
    dialog("keys-server");
  }

  private void showRequests() {
    Ui.run(() -> shell.open("requests"));
    Ui.run(() -> shell.open("requests", requests.rows().getFirst().hash()));
    tabs("requests", 4);
    Ui.run(requests::withdraw);
    dialog("requests-withdraw");
    Ui.run(requests::stateTime);
    dialog("requests-time");
  }

  private void showTokens() {
    Ui.run(() -> shell.open("tokens"));
    Ui.run(() -> table().getSelectionModel().select(0));
    tabs("tokens", 3);
    Ui.run(() -> tokens.commission(row(TokenRow.Presence.BLANK)));
    dialog("tokens-commission");
  }

  private TokenRow row(TokenRow.Presence presence) {
    return tokens.rows().stream()
        .filter(row -> row.presence() == presence)
        .findFirst()
        .orElseThrow();
  }

  private void showPeople() {
    Ui.run(() -> shell.open("people", "astrid"));
    picture("people");
    Ui.run(() -> shell.open("people", "software-releases"));
    picture("people-domains");
    Ui.run(() -> people.changePolicy(people.domains().getLast()));
    dialog("people-policy");
    Ui.run(people::createDomain);
    dialog("people-domain");
    Ui.run(() -> people.enrol());
    dialog("people-enrol");
  }

  private void showJournal() {
    Ui.run(() -> shell.open("journal"));
    Ui.run(() -> table().getSelectionModel().select(3));
    tabs("journal", 3);
    Ui.run(() -> journal.check());
    picture("journal-checked");
  }

  private TableView<?> table() {
    return (TableView<?>) shell.root().lookup(".shell-content .table-view");
  }

  private void tabs(String name, int count) {
    for (int tab = 0; tab < count; tab++) {
      int at = tab;
      Ui.run(() ->
          ((TabPane) shell.root().lookup(".detail-pane .tab-pane")).getSelectionModel().select(at));
      picture(name + "-" + at);
    }
  }

  private void picture(String name) {
    look(name, stage.getScene());
  }

  private void dialog(String name) {
    Window window = Ui.get(() -> Window.getWindows().getLast());
    look(name, window.getScene());
    Ui.run(window::hide);
  }

  private void look(String name, Scene scene) {
    assertThat(Ui.picture(scene, "screen-" + name + "-" + theme)).isNotEmptyFile();
    assertThat(Ui.get(() -> Legibility.unreadable(scene.getRoot()))).as(name).isEmpty();
  }

  private void shows() {
    ScreenKit kit = new ScreenKit(vault, tasks, dialogs);
    keys = kit.keys();
    requests = kit.requests();
    tokens = kit.tokens();
    people = kit.people();
    journal = kit.journal();
    ShellModel model = new ShellModel();
    model.vaultProperty().set("Northgate signing vault");
    model.personProperty().set("Astrid Lindqvist");
    model.tokenProperty().set(Badge.TOKEN_OK);
    model.entriesProperty().set(vault.services().vault().head().size());
    model.headWordsProperty().set("quota leprosy stapler amulet");
    shell =
        new Shell(
            model,
            List.of(
                item(
                    "today",
                    Icon.TODAY,
                    new TodayView(kit.today(), (screen, subject) -> shell.open(screen, subject))),
                item("keys", Icon.KEY, keysView()),
                item("map", Icon.TRUST_MAP, mapView()),
                item("requests", Icon.REQUEST, new RequestsView(requests, dialogs, tasks)),
                item("tokens", Icon.TOKEN, new TokensView(tokens, dialogs, tasks)),
                item(
                    "people",
                    Icon.PEOPLE,
                    new PeopleView(people, dialogs, tasks).reporting(domain -> {}, () -> {})),
                item(
                    "journal",
                    Icon.JOURNAL,
                    new JournalView(journal, tasks)
                        .with(
                            Buttons.plain("sheet.print", Icon.REPORT, () -> {}),
                            Buttons.plain("sheet.bring", Icon.CHECK, () -> {})))),
            new ShellActions(() -> {}, () -> {}, theme -> {}),
            dialogs);
    stage = new Stage();
    stage.setScene(new Scene(shell.root(), 1280, 800));
    stage.show();
  }

  private KeysView keysView() {
    return new KeysView(keys, dialogs, tasks)
        .asOf(new PastOfVault(vault.services().vault()), tasks)
        .reporting(key -> {})
        .leading((screen, subject) -> shell.open(screen, subject));
  }

  private MapView mapView() {
    Vault open = vault.services().vault();
    return new MapView(
        new MapViewModel(StateView.of(open), tasks),
        new PastOfVault(open),
        (screen, subject) -> shell.open(screen, subject),
        dialogs,
        tasks);
  }

  private void showMap() {
    Ui.run(() -> shell.open("map"));
    picture("map");
    Ui.run(() -> shell.open("map", vault.key("northgate-root").spki().hex()));
    picture("map-root");
  }

  private static NavigationItem item(String id, Icon icon, View view) {
    return new NavigationItem(id, id + ".title", icon, () -> view);
  }
}
