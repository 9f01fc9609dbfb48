package org.countersign.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.DirectTaskRunner;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.NavigationItem;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Shell;
import org.countersign.app.fx.ShellActions;
import org.countersign.app.fx.ShellModel;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.screen.keys.KeysView;
import org.countersign.app.screen.keys.KeysViewModel;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.Inventory;
import org.countersign.app.service.inventory.KeyAction;
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
  private final RecordingDesk desk = new RecordingDesk();
  private Shell shell;
  private Stage stage;
  private KeysViewModel keys;

  @BeforeAll
  static void founds() {
    vault = ScreenVault.open();
    vault.furnish();
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
  void theScreensLookAsTheyShould(Theme theme) {
    Ui.start(theme);
    Ui.run(this::shows);
    keys(theme);
  }

  private void keys(Theme theme) {
    Ui.run(() -> shell.open("keys", vault.key("release-2025").spki().hex()));
    for (int tab = 0; tab < 5; tab++) {
      int at = tab;
      Ui.run(() -> ((TabPane) shell.root().lookup(".tab-pane")).getSelectionModel().select(at));
      picture(theme, "keys-" + at);
    }
    Ui.run(keys::generate);
    dialog(theme, "keys-generate");
    for (KeyAction action :
        List.of(KeyAction.ISSUE, KeyAction.ADD_TRUST_PATH, KeyAction.SUSPEND)) {
      Ui.run(() -> keys.start(action));
      dialog(theme, "keys-" + action);
    }
    Ui.run(() -> shell.open("keys", vault.key("partner-jwt-2024").spki().hex()));
    Ui.run(() -> ((TabPane) shell.root().lookup(".tab-pane")).getSelectionModel().select(1));
    picture(theme, "keys-compromised");
  }

  private void picture(Theme theme, String name) {
    Ui.picture(stage.getScene(), "screen-" + name + "-" + theme);
  }

  private void dialog(Theme theme, String name) {
    Window window = Ui.get(() -> Window.getWindows().getLast());
    Ui.picture(window.getScene(), "screen-" + name + "-" + theme);
    Ui.run(window::hide);
  }

  private void shows() {
    var services = vault.services();
    keys =
        new KeysViewModel(
            new KeysViewModel.Services(
                new Inventory(services.vault()),
                () -> Choices.of(services.vault()),
                services.controls()::draft),
            desk,
            tasks,
            dialogs);
    ShellModel model = new ShellModel();
    model.vaultProperty().set("Northgate signing vault");
    model.personProperty().set("Astrid Lindqvist");
    model.tokenProperty().set(Badge.TOKEN_OK);
    model.entriesProperty().set(services.vault().head().size());
    model.headWordsProperty().set("quota leprosy stapler amulet");
    shell =
        new Shell(
            model,
            List.of(
                new NavigationItem(
                    "keys", "keys.title", Icon.KEY, () -> new KeysView(keys, dialogs, tasks))),
            new ShellActions(() -> {}, () -> {}, theme -> {}),
            dialogs);
    stage = new Stage();
    stage.setScene(new Scene(shell.root(), 1280, 800));
    stage.show();
  }
}
