package org.countersign.app.screen.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.countersign.app.fx.Ui;
import org.countersign.app.screen.ScreenKit;
import org.countersign.app.screen.ScreenTest;
import org.countersign.app.screen.ScreenVault;
import org.countersign.app.service.inventory.JournalPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class JournalScreenTest extends ScreenTest {
  private ScreenVault vault;
  private JournalViewModel model;
  private JournalView view;

  @BeforeEach
  void opens() {
    vault = ScreenVault.open();
    Ui.run(() -> {
      model = new ScreenKit(vault, tasks, dialogs).journal();
      view = new JournalView(model);
      show(view);
    });
  }

  @AfterEach
  void closes() {
    vault.close();
  }

  private String banner() {
    return robot.from(view.node()).lookup(".banner .label").queryAllAs(Labeled.class).stream()
        .map(Labeled::getText)
        .findFirst()
        .orElse("");
  }

  @Test
  void theNewestEntryIsOnTopAndTheFirstSaysWhoFounded() {
    long size = vault.services().vault().head().size();
    TableView<JournalPages.Line> table = table(view);
    assertThat(table.getItems().getFirst().entry().seq()).isEqualTo(size - 1);
    assertThat(table.getItems().getLast().words())
        .isEqualTo("Founded Northgate signing vault with 5 custodians.");
  }

  @Test
  void everyEntryIsToldInWords() {
    assertThat(model.lines()).noneMatch(line -> line.words().equals(line.entry().kind()));
  }

  @Test
  void findingLooksInTheWholeJournal() {
    Ui.run(() -> model.find("Gateway firmware"));
    assertThat(model.lines()).isNotEmpty().hasSizeLessThan(10);
  }

  @Test
  void anEntryIsShownAsItStandsInTheFileWithItsSigner() throws IOException {
    Ui.run(() -> table(view).getSelectionModel().select(2));
    JournalPages.Whole entry = model.entryProperty().get().orElseThrow();
    List<String> lines = Files.readAllLines(journal(), StandardCharsets.UTF_8);
    assertThat(lines.get((int) entry.header().seq())).contains("\"body\":" + entry.body());
    assertThat(entry.signed()).extracting(JournalPages.Signed::name).doesNotContain("");
  }

  @Test
  void anUntouchedJournalVerifiesWhole() {
    Ui.run(model::check);
    assertThat(model.verdictProperty().get()).isInstanceOf(JournalViewModel.Sound.class);
    assertThat(banner()).contains("every signature included");
  }

  @Test
  void aChangedLineIsFoundAndNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(journal());
    String text = new String(bytes, StandardCharsets.UTF_8);
    int at = text.indexOf("Named in the charter");
    long line = text.substring(0, at).chars().filter(c -> c == '\n').count();
    bytes[at] = 'n';
    Files.write(journal(), bytes);
    Ui.run(model::check);
    assertThat(model.verdictProperty().get())
        .isInstanceOfSatisfying(
            JournalViewModel.Broken.class, broken -> assertThat(broken.seq()).contains(line));
    assertThat(banner()).contains("ournal entry " + line);
  }

  private Path journal() {
    return vault.folder().resolve("journal.jsonl");
  }
}
