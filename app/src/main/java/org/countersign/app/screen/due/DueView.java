package org.countersign.app.screen.due;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.ScreenPane;
import org.countersign.app.fx.Sieve;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.Toast;
import org.countersign.app.fx.Tone;
import org.countersign.app.fx.View;
import org.countersign.app.text.DueText;

/** The list of all that is due. */
public final class DueView implements View {
  private final DueViewModel model;
  private final BiConsumer<String, String> open;
  private final ScreenPane pane = new ScreenPane("due.title");
  private final FilterBar<DueRow> filter = filter();
  private final Sieve<DueRow> sieve;
  private final TableView<DueRow> table;

  /** {@code open}: leads to a screen, by its id, and has it choose something. */
  public DueView(DueViewModel model, BiConsumer<String, String> open, TaskRunner tasks) {
    this.model = model;
    this.open = open;
    sieve = new Sieve<>(filter, model.rows(), tasks);
    table = table();
    Button calendar =
        Buttons.plain(
            "due.export.calendar",
            Icon.SAVE,
            () -> model.calendar(List.copyOf(sieve.passing()), this::written));
    Button csv =
        Buttons.plain(
            "due.export.table",
            Icon.SAVE,
            () -> model.table(List.copyOf(sieve.passing()), this::written));
    calendar.setId("due-calendar");
    csv.setId("due-table");
    pane.tools(filter).actions(calendar, csv).body(table);
  }

  private static FilterBar<DueRow> filter() {
    return new FilterBar<DueRow>("due.filter")
        .searching(
            row -> row.due().name(),
            DueRow::sentence,
            DueRow::kind,
            row -> row.due().owner(),
            row -> row.due().domainName())
        .facet("due.kind", DueRow::kind)
        .facet("due.domain", row -> row.due().domainName())
        .facet("due.owner", row -> row.due().owner())
        .facet("due.when", DueRow::when);
  }

  private TableView<DueRow> table() {
    return new TableBuilder<DueRow>()
        .state("due.urgency", 104, DueRow::badge)
        .text("due.kind", 150, DueRow::kind)
        .text("due.name", 160, row -> row.due().name())
        .time("due.by", 110, DueView::at)
        .text("due.domain", 130, row -> row.due().domainName())
        .text("due.owner", 130, row -> row.due().owner())
        .text("due.what", 330, DueRow::sentence)
        .onOpen(this::lead)
        .placeholder(new EmptyState(Icon.DONE, "due.none"), model.reading())
        .build(sieve);
  }

  @SuppressWarnings("NullAway") // a table's time column takes null for none
  private static Instant at(DueRow row) {
    return row.due().at().orElse(null);
  }

  private void lead(DueRow row) {
    open.accept(row.due().place().name().toLowerCase(Locale.ROOT), row.due().subject());
  }

  private void written(DueViewModel.Written written) {
    String file = String.valueOf(written.file().getFileName());
    if (written.undated() == 0) {
      Toast.show(pane, Tone.GOOD, "due.exported", file, written.rows());
    } else {
      Toast.show(pane, Tone.GOOD, "due.exported.undated", file, written.rows(), written.undated());
    }
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void refresh() {
    model.refresh();
  }

  /** Shows one kind only. */
  @Override
  public void select(String kind) {
    if (kind.isEmpty()) {
      filter.clear();
    } else {
      filter.pick("due.kind", DueText.kind(kind));
    }
  }
}
