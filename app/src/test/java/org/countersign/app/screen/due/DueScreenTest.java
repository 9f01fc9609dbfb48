package org.countersign.app.screen.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.screen.ScreenTest;
import org.countersign.app.screen.ScreenVault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DueScreenTest extends ScreenTest {
  private static final String READ =
      """
      import csv, sys
      with open(sys.argv[1], newline="", encoding="utf-8") as f:
          rows = list(csv.DictReader(f, strict=True))
      assert all(len(row) == 8 and None not in row for row in rows)
      print(len(rows))
      """;

  private static ScreenVault vault;
  private final List<String> opened = new ArrayList<>();
  private DueView view;

  @BeforeAll
  static void founds() {
    vault = ScreenVault.open();
    vault.furnish();
  }

  @AfterAll
  static void closes() {
    vault.close();
  }

  private void open() {
    Ui.run(() -> {
      DueViewModel model =
          new DueViewModel(vault.services().dues(), vault.services().vault(), tasks, dialogs);
      view = new DueView(model, (screen, subject) -> opened.add(screen + " " + subject), tasks);
      show(view);
    });
  }

  private TableView<DueRow> rows() {
    return table(view);
  }

  @Test
  void allThatIsDueWithinAYearIsListedMostUrgentFirstAndLeadsToItsPlace() {
    open();
    assertThat(rows().getItems()).extracting(row -> row.due().kind()).contains("review-comes");
    assertThat(rows().getItems())
        .isSortedAccordingTo((a, b) -> a.due().urgency().compareTo(b.due().urgency()));
    Ui.run(() -> {
      rows().getSelectionModel().select(0);
      rows().requestFocus();
    });
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    assertThat(opened).hasSize(1);
  }

  @Test
  void aKindThatTodayLeadsToIsShownAlone() {
    open();
    Ui.run(() -> view.select("review-comes"));
    assertThat(rows().getItems())
        .isNotEmpty()
        .allMatch(row -> row.due().kind().equals("review-comes"));
    Ui.run(() -> view.select(""));
    int all = rows().getItems().size();
    Ui.run(() -> ((FilterBar<?>) view.node().lookup(".filter-bar")).field().setText("partner"));
    assertThat(rows().getItems().size()).isLessThan(all);
  }

  @Test
  void whatIsShownIsWrittenToANewFileAndNeverOverAnother(@TempDir Path folder) throws Exception {
    open();
    Path table = folder.resolve("due.csv");
    dialogs.file = Optional.of(table);
    robot.clickOn("#due-table");
    assertThat(Files.readAllLines(table)).hasSize(rows().getItems().size() + 1);
    byte[] before = Files.readAllBytes(table);
    robot.clickOn("#due-table");
    assertThat(dialogs.shown).contains("failure store.exists");
    assertThat(Files.readAllBytes(table)).isEqualTo(before);
    Path calendar = folder.resolve("due.ics");
    dialogs.file = Optional.of(calendar);
    robot.clickOn("#due-calendar");
    long dated = rows().getItems().stream().filter(row -> row.due().at().isPresent()).count();
    assertThat(Files.readString(calendar).split("BEGIN:VEVENT", -1)).hasSize((int) dated + 1);
    opensInPython(table);
  }

  /** A reader that knows nothing of ours; where there is no python3 the rows were counted above. */
  private void opensInPython(Path table) throws Exception {
    if (!Files.isExecutable(Path.of("/usr/bin/python3"))) {
      return;
    }
    Process python =
        new ProcessBuilder("/usr/bin/python3", "-c", READ, table.toString())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(said).isEqualTo(String.valueOf(rows().getItems().size()));
  }

  @Test
  void theListLooksAsItShould() {
    for (Theme theme : Theme.values()) {
      Ui.start(theme);
      open();
      assertThat(Ui.picture(view.node().getScene(), "screen-due-" + theme)).isNotEmptyFile();
    }
  }
}
