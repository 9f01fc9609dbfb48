package org.countersign.app.screen.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.fx.DirectTaskRunner;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.NavigationItem;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Shell;
import org.countersign.app.fx.ShellActions;
import org.countersign.app.fx.ShellModel;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.screen.ScreenVault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChangesScreenTest {
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private final List<String> opened = new ArrayList<>();
  private ScreenVault vault;
  private ChangesViewModel model;
  private Stage stage;

  @BeforeEach
  void shows() {
    vault = ScreenVault.open();
    vault.furnish();
    Ui.start(Theme.LIGHT);
    Ui.run(() -> {
      DirectTaskRunner tasks = new DirectTaskRunner(dialogs);
      model = new ChangesViewModel(vault.services().vault(), tasks, dialogs);
      ChangesView view =
          new ChangesView(model, tasks, (screen, subject) -> opened.add(screen + " " + subject));
      Shell shell =
          new Shell(
              new ShellModel(),
              List.of(new NavigationItem("changes", "changes.title", Icon.ROTATE, () -> view)),
              new ShellActions(() -> {}, () -> {}, theme -> {}),
              dialogs);
      stage = new Stage();
      stage.setScene(new Scene((Parent) shell.root(), 1280, 800));
      stage.show();
    });
  }

  @AfterEach
  void hides() {
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    vault.close();
  }

  private <T extends Node> T find(String query, Class<T> type) {
    return type.cast(
        Ui.get(() -> Optional.ofNullable(stage.getScene().lookup(query)).orElseThrow()));
  }

  @SuppressWarnings("unchecked") // the screen's first table
  private TableView<ChangeRow> table() {
    return (TableView<ChangeRow>) find(".table-view", TableView.class);
  }

  private void picture(String name) {
    for (Theme theme : Theme.values()) {
      Ui.run(theme::use);
      Ui.picture(stage.getScene(), "changes-" + name + "-" + theme);
    }
    Ui.run(Theme.LIGHT::use);
  }

  @Test
  void whatChangedIsToldWithWhoDidItAndLeadsToTheEntries(@TempDir Path folder) throws Exception {
    assertThat(dialogs.surprise).isEmpty();
    assertThat(find("#changes-heads", Label.class).getText()).contains("before the vault was");
    List<ChangeRow> rows = Ui.get(() -> List.copyOf(table().getItems()));
    ChangeRow key = rows.stream().filter(row -> row.kind().equals("Key")).findFirst().orElseThrow();
    assertThat(key.who()).contains("Astrid Lindqvist").contains(", ");
    assertThat(rows)
        .anyMatch(row -> row.kind().equals("Person") && row.what().contains("enrolled"));
    Ui.run(() -> table().getSelectionModel().select(key));
    picture("facts");
    Ui.run(() -> find(".tab-pane", TabPane.class).getSelectionModel().select(1));
    picture("entries");
    Ui.run(() -> find(".detail-pane .button", ButtonBase.class).fire());
    assertThat(opened).containsExactly("keys " + key.difference().thing().id());

    Path file = folder.resolve("changes.csv");
    dialogs.file = Optional.of(file);
    Ui.run(() -> find("#changes-save", ButtonBase.class).fire());
    assertThat(Files.readString(file))
        .startsWith("kind,id,name,how,fact,before,after,who,changed,entries\n")
        .contains("Key," + key.difference().thing().id() + ",");

    LocalDate today = model.today();
    Ui.run(() -> {
      find("#changes-from", DatePicker.class).setValue(today.minusDays(300));
      find("#changes-to", DatePicker.class).setValue(today.minusDays(200));
    });
    assertThat(table().getItems()).isEmpty();
    picture("nothing");
  }
}
