package org.countersign.app.screen.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Banner;
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
import org.countersign.app.service.inventory.KeyRow;
import org.countersign.app.service.vault.CheckResult;
import org.countersign.model.failure.Failure;
import org.countersign.persistence.journal.FileJournal;
import org.countersign.persistence.register.H2Register;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.testfx.util.WaitForAsyncUtils;

/** What is tampered with stays so, therefore sound comes first and the register last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class JournalScreenTest {
  private static ScreenVault vault;

  private final RecordingDialogs dialogs = new RecordingDialogs();
  private JournalViewModel model;
  private JournalView view;
  private Shell shell;
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
      var services = vault.services();
      DirectTaskRunner tasks = new DirectTaskRunner(dialogs);
      model = new JournalViewModel(services.vault(), services.check(), tasks);
      view = new JournalView(model, tasks);
      ShellModel shown = new ShellModel();
      shown.vaultProperty().set("Northgate signing vault");
      shown.personProperty().set("Astrid Lindqvist");
      shown.tokenProperty().set(Badge.TOKEN_OK);
      shown.entriesProperty().set(services.vault().head().size());
      shown.headWordsProperty().set("quota leprosy stapler amulet");
      shell =
          new Shell(
              shown,
              List.of(new NavigationItem("journal", "journal.title", Icon.JOURNAL, () -> view)),
              new ShellActions(() -> {}, () -> {}, theme -> {}),
              dialogs);
      stage = new Stage();
      stage.setScene(new Scene((Parent) shell.root(), 1280, 800));
      stage.show();
    });
  }

  @AfterEach
  void hides() {
    assertThat(dialogs.surprise).isEmpty();
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
  }

  private <T extends Node> T find(String query, Class<T> type) {
    return type.cast(
        Ui.get(() -> Optional.ofNullable(stage.getScene().lookup(query)).orElseThrow()));
  }

  private boolean isThere(String query) {
    return Ui.get(() -> stage.getScene().lookup(query) != null);
  }

  @SuppressWarnings("unchecked") // the screen's first table
  private TableView<JournalRow> table() {
    return (TableView<JournalRow>) find(".table-view", TableView.class);
  }

  private void press(String query) {
    Ui.run(() -> find(query, ButtonBase.class).fire());
  }

  private void tab(int at) {
    Ui.run(() -> find(".tab-pane", TabPane.class).getSelectionModel().select(at));
  }

  private void type(String text) {
    Ui.run(() -> find("#journal-text", TextField.class).setText(text));
  }

  private void await(java.util.concurrent.Callable<Boolean> done) {
    try {
      WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> Ui.get(done));
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private void picture(String name) {
    for (Theme theme : Theme.values()) {
      Ui.run(theme::use);
      Ui.picture(stage.getScene(), "journal-" + name + "-" + theme);
    }
    Ui.run(Theme.LIGHT::use);
  }

  private static long size() {
    return vault.services().vault().head().size();
  }

  @Test
  @Order(1)
  void theNewestEntryComesFirstAndAllAreCounted() {
    assertThat(table().getItems().getFirst().seq()).isEqualTo(size() - 1);
    assertThat(model.list().countProperty().get()).isEqualTo(new EntryList.Count(size(), 0));
    picture("list");
  }

  @Test
  @Order(2)
  void typingNarrowsTheListByPersonKindAndSubject() {
    type("chidi request.approved");
    await(() -> table().getItems().size() < 20);
    assertThat(table().getItems())
        .isNotEmpty()
        .allMatch(row -> row.kind().equals("Approved") && row.who().startsWith("Chidi"));
    type("no such word anywhere");
    await(() -> table().getItems().isEmpty());
    picture("none");
  }

  @Test
  @Order(2)
  void kindPersonAndDaysNarrowTheListAndAllCanBeShownAgain() {
    pick("#journal-kind", "Approved");
    await(() -> table().getItems().size() < size());
    assertThat(table().getItems()).isNotEmpty().allMatch(row -> row.kind().equals("Approved"));
    pick("#journal-who", "Chidi Okafor");
    assertThat(table().getItems())
        .isNotEmpty()
        .allMatch(row -> row.kind().equals("Approved") && row.who().equals("Chidi Okafor"));
    Ui.run(() -> find("#journal-until", DatePicker.class).setValue(LocalDate.of(2000, 1, 1)));
    assertThat(table().getItems()).isEmpty();
    Ui.run(() -> find("#journal-until", DatePicker.class).setValue(LocalDate.of(2999, 1, 1)));
    assertThat(table().getItems()).isNotEmpty();
    picture("narrowed");
    press(".journal-filter > .button");
    assertThat(table().getItems()).hasSize(Math.toIntExact(Math.min(size(), EntryList.PAGE)));
    assertThat(model.list().countProperty().get().found()).isEqualTo(size());
  }

  @SuppressWarnings("unchecked") // what its items are
  private void pick(String box, String name) {
    Ui.run(() -> {
      ComboBox<EntryFilterBar.Choice> combo = find(box, ComboBox.class);
      combo.setValue(
          combo.getItems().stream()
              .filter(one -> one.name().equals(name))
              .findFirst()
              .orElseThrow());
    });
  }

  @Test
  @Order(3)
  void theKeysAreShownAsTheyWereAfterAnyEntry() {
    JournalRow done =
        Ui.get(() ->
            table().getItems().stream()
                .filter(row -> row.kind().equals("Carried out") && row.what().contains("ctivate"))
                .reduce((newer, older) -> older)
                .orElseThrow());
    Ui.run(() -> view.select(String.valueOf(done.seq())));
    tab(3);
    assertThat(then()).anyMatch(row -> row.state().equals("active"));
    picture("then");
    Ui.run(() -> view.select(String.valueOf(done.seq() - 1)));
    assertThat(then()).isNotEmpty().noneMatch(row -> row.state().equals("active"));
  }

  @SuppressWarnings("unchecked") // the tab's only table
  private List<KeyRow> then() {
    return List.copyOf(
        ((TableView<KeyRow>) find("#journal-then .table-view", TableView.class)).getItems());
  }

  @Test
  @Order(3)
  void anEntryIsToldInWordsByteForByteAndWithWhatItsSignatureCovers() {
    long seq =
        Ui.get(() ->
            table().getItems().stream()
                .filter(row -> row.kind().equals("Begun"))
                .findFirst()
                .orElseThrow()
                .seq());
    Ui.run(() -> view.select(String.valueOf(seq)));
    picture("words");
    tab(1);
    picture("bytes");
    tab(2);
    press("#journal-verify");
    picture("checkpoint");
    assertThat(model.proofProperty().get().orElseThrow().wrong()).isEmpty();
    EntryDetail shown = model.detailProperty().get().orElseThrow();
    assertThat(find(".journal-checkpoint .text-area", TextArea.class).getText())
        .isEqualTo(shown.exact().covered().text())
        .startsWith("countersign.journal/")
        .contains("\n" + (seq + 1) + "\n");
    Ui.run(() -> view.select("0"));
    press("#journal-verify");
    assertThat(model.proofProperty().get().orElseThrow().wrong()).isEmpty();
    picture("founding");
  }

  @Test
  @Order(4)
  void everyKindOfEntryHasItsSentence() {
    for (JournalRow row : List.copyOf(table().getItems())) {
      Ui.run(() -> view.select(String.valueOf(row.seq())));
      EntryDetail shown = model.detailProperty().get().orElseThrow();
      assertThat(shown.sentence()).as(row.kind()).isNotBlank().doesNotContain("{", "!journal");
      assertThat(shown.why()).as(row.kind()).isNotBlank();
      assertThat(shown.signers()).isNotEmpty();
    }
  }

  @Test
  @Order(5)
  void whatIsSoundIsSaidToBeSound() {
    press("#journal-check");
    assertThat(find("#journal-sound", Banner.class).text()).contains(String.valueOf(size()));
    assertThat(isThere("#journal-broken")).isFalse();
    picture("sound");
  }

  @Test
  @Order(6)
  void aByteThatWasChangedBehindItsBackIsFoundAndNoMoreIsWritten() throws IOException {
    Path file = vault.folder().resolve(FileJournal.NAME);
    byte[] whole = Files.readAllBytes(file);
    List<String> lines = Files.readAllLines(file);
    int seq = 5;
    String line = lines.get(seq);
    int at = line.indexOf("\"salt\":\"") + "\"salt\":\"".length();
    char other = line.charAt(at) == '0' ? '1' : '0';
    lines.set(seq, line.substring(0, at) + other + line.substring(at + 1));
    Files.writeString(file, String.join("\n", lines) + "\n");
    try {
      press("#journal-check");
      assertThat(find("#journal-broken", Banner.class).text()).startsWith("Entry 5 ");
      assertThat(model.resultProperty().get().orElseThrow())
          .isInstanceOfSatisfying(
              CheckResult.Broken.class, broken -> assertThat(broken.seq()).isEqualTo(5));
      picture("broken");
      Ui.run(() -> view.select("7"));
      tab(2);
      press("#journal-verify");
      assertThat(model.proofProperty().get().orElseThrow().wrong()).isPresent();
      long before = size();
      vault.services().sessions().lock("hand");
      assertThat(size()).isEqualTo(before);
    } finally {
      Files.write(file, whole);
    }
  }

  @Test
  @Order(7)
  void aRegisterThatWasEditedIsFoundByItsTable() throws SQLException {
    // The same URL as the console's own: one database, two connections of this process.
    String url =
        "jdbc:h2:async:"
            + vault.folder().toAbsolutePath().resolve(H2Register.FOLDER).resolve("register")
            + ";DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE signing_key SET purpose = 'anything'"))
          .isPositive();
    }
    press("#journal-check");
    assertThat(find("#journal-differs", Banner.class).text())
        .contains("signing_key")
        .contains("delete its folder");
    picture("differs");
  }

  @Test
  @Order(8)
  void cancelEndsTheCheckWithoutAVerdict() {
    List<String> told = new java.util.ArrayList<>();
    try {
      vault
          .services()
          .check()
          .run(
              new org.countersign.app.service.vault.FullCheck.Progress() {
                @Override
                public void entries(long done, long all) {
                  told.add(done + " of " + all);
                  if (done > 0) {
                    throw new java.util.concurrent.CancellationException();
                  }
                }

                @Override
                public void register(double part) {
                  told.add("register");
                }
              });
    } catch (java.util.concurrent.CancellationException e) {
      told.add("cancelled");
    } catch (Failure e) {
      throw new IllegalStateException(e);
    }
    assertThat(told).endsWith("cancelled").doesNotContain("register");
  }
}
