package org.countersign.app.screen.journal;

import java.util.HexFormat;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.Sieve;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.inventory.KeyRow;
import org.countersign.model.words.PgpWords;

/** Every key as it was when the entry had just been written. */
final class ThenPane extends StackPane {
  private final JournalViewModel model;
  private final EntryDetail detail;
  private final TaskRunner tasks;

  /** Begins to read when it is made. */
  ThenPane(JournalViewModel model, EntryDetail detail, TaskRunner tasks) {
    this.model = model;
    this.detail = detail;
    this.tasks = tasks;
    setId("journal-then");
    read();
  }

  private void read() {
    model.readThen(detail, this);
  }

  void reading(RunningTask task) {
    if (task.runningProperty().get()) {
      ProgressPane progress = new ProgressPane(task);
      progress.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
      getChildren().setAll(progress);
    }
  }

  void cancelled() {
    getChildren().setAll(Buttons.plain("journal.then.read", Icon.REFRESH, this::read));
  }

  void show(Then then) {
    ObservableList<KeyRow> rows = FXCollections.observableArrayList();
    FilterBar<KeyRow> filter =
        new FilterBar<KeyRow>("journal.then.filter")
            .searching(KeyRow::label, KeyRow::domain, KeyRow::owner, row -> row.spki().hex())
            .facet("keys.state", row -> Badge.ofKey(row.state()).text());
    Sieve<KeyRow> sieve = new Sieve<>(filter, rows, tasks);
    TableView<KeyRow> table = table(sieve);
    sieve.onSettled(() -> mark(table, then));
    rows.setAll(then.keys());
    HBox tools = new HBox(12, head(then), filter);
    tools.setAlignment(Pos.CENTER_LEFT);
    tools.getStyleClass().add("tab-tools");
    HBox.setHgrow(tools.getChildren().getFirst(), Priority.ALWAYS);
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().setAll(new VBox(tools, table));
  }

  private static Label head(Then then) {
    byte[] root = then.past().head().root();
    Label label =
        new Label(
            Messages.text(
                "journal.then.head",
                then.seq(),
                String.join(" ", PgpWords.of(root).subList(0, 4)),
                HexFormat.of().formatHex(root, 0, 4)));
    label.getStyleClass().add("muted");
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  private static TableView<KeyRow> table(Sieve<KeyRow> sieve) {
    return new TableBuilder<KeyRow>()
        .text("keys.name", 220, KeyRow::label)
        .state("keys.state", 130, row -> Badge.ofKey(row.state()))
        .text("keys.domain", 150, KeyRow::domain)
        .text("keys.owner", 150, KeyRow::owner)
        .text("keys.algorithm", 90, KeyRow::algorithm)
        .text("keys.token", 130, KeyRow::token)
        .number("keys.trusted-by", 100, KeyRow::trustedBy)
        .mono("keys.fingerprint", 150, row -> row.spki().hex())
        .hidden()
        .single()
        .placeholder(new EmptyState(Icon.KEY, "journal.then.none"))
        .build(sieve);
  }

  /** The key that the entry is about. */
  private static void mark(TableView<KeyRow> table, Then then) {
    Optional<KeyRow> about =
        table.getItems().stream()
            .filter(row -> !then.key().isEmpty() && row.spki().hex().equals(then.key()))
            .findFirst();
    about.ifPresent(row -> {
      table.getSelectionModel().select(row);
      table.scrollTo(row);
    });
  }
}
