package org.countersign.app.screen.changes;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.DetailPane;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.MasterDetail;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.ScreenPane;
import org.countersign.app.fx.Sieve;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.Toast;
import org.countersign.app.fx.Tone;
import org.countersign.app.fx.View;
import org.countersign.app.fx.form.Days;
import org.countersign.model.compare.Difference;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.words.PgpWords;

/** What changed between two days, and who did it. */
public final class ChangesView implements View {

  private final ChangesViewModel model;
  private final BiConsumer<String, String> open;
  private final ScreenPane pane = new ScreenPane("changes.title");
  private final DatePicker from = day("changes.from");
  private final DatePicker to = day("changes.to");
  private final StackPane progress = new StackPane();
  private final Label heads = new Label();
  private final DetailPane detail = new DetailPane();
  private final MasterDetail body;

  /** {@code open}: leads to a screen, by its id, and has it choose something. */
  public ChangesView(ChangesViewModel model, TaskRunner tasks, BiConsumer<String, String> open) {
    this.model = model;
    this.open = open;
    FilterBar<ChangeRow> filter = filter();
    Sieve<ChangeRow> sieve = new Sieve<>(filter, model.rows(), tasks);
    TableView<ChangeRow> table = table(sieve);
    body = new MasterDetail(table);
    Button save =
        Buttons.plain(
            "changes.export",
            Icon.SAVE,
            () -> model.save(List.copyOf(sieve.passing()), this::saved));
    save.setId("changes-save");
    BorderPane under = new BorderPane(body);
    under.setTop(new VBox(days(), progress));
    pane.tools(filter).actions(save).body(under);
    table.getSelectionModel().selectedItemProperty().subscribe((before, now) -> selected(now));
    model.foundProperty().subscribe(now -> now.ifPresent(this::show));
    model.runningProperty().subscribe(this::running);
  }

  private static DatePicker day(String id) {
    DatePicker picker = new DatePicker();
    picker.setConverter(new Days());
    picker.setPrefWidth(150);
    picker.setMinWidth(150);
    picker.setId(id.replace('.', '-'));
    return picker;
  }

  private HBox days() {
    Label since = new Label(Messages.text("changes.from"));
    Label until = new Label(Messages.text("changes.to"));
    since.setMinWidth(Region.USE_PREF_SIZE);
    until.setMinWidth(Region.USE_PREF_SIZE);
    since.setLabelFor(from);
    until.setLabelFor(to);
    heads.getStyleClass().add("muted");
    heads.setId("changes-heads");
    heads.setWrapText(true);
    from.valueProperty().subscribe((before, now) -> compare());
    to.valueProperty().subscribe((before, now) -> compare());
    HBox row = new HBox(10, since, from, until, to, heads);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("changes-days");
    return row;
  }

  private void compare() {
    LocalDate first = from.getValue();
    LocalDate last = to.getValue();
    if (first != null && last != null) {
      model.compare(first, last);
    }
  }

  private static FilterBar<ChangeRow> filter() {
    return new FilterBar<ChangeRow>("changes.filter")
        .searching(ChangeRow::name, ChangeRow::what, ChangeRow::who)
        .facet("changes.kind", ChangeRow::kind)
        .facet("changes.how", row -> badge(row).text());
  }

  private TableView<ChangeRow> table(Sieve<ChangeRow> sieve) {
    return new TableBuilder<ChangeRow>()
        .text("changes.kind", 104, ChangeRow::kind)
        .text("changes.name", 190, ChangeRow::name)
        .state("changes.how", 100, ChangesView::badge)
        .text("changes.what", 390, ChangeRow::what)
        .text("changes.who", 190, ChangeRow::who)
        .time("changes.last", 110, ChangesView::last)
        .single()
        .onOpen(row -> detail.tabs().requestFocus())
        .placeholder(new EmptyState(Icon.DONE, "changes.none"), model.reading())
        .build(sieve);
  }

  @SuppressWarnings("NullAway") // a table's time column takes null for none
  private static Instant last(ChangeRow row) {
    return row.entries().isEmpty() ? null : row.last();
  }

  private static Badge badge(ChangeRow row) {
    return switch (row.difference().how()) {
      case ADDED -> Badge.IMPORT_NEW;
      case CHANGED -> Badge.IMPORT_CHANGED;
      case GONE -> Badge.CHANGE_GONE;
    };
  }

  private void selected(ChangeRow row) {
    if (row == null) {
      body.hideDetail();
      return;
    }
    detail.title(row.name()).badges(new StateBadge(badge(row)));
    place(row)
        .ifPresentOrElse(
            screen ->
                detail.actions(
                    Buttons.plain(
                        "changes.open",
                        Icon.NEXT,
                        () -> open.accept(screen, row.difference().thing().id()))),
            detail::actions);
    detail.clear();
    detail
        .tableTab("changes.facts", () -> facts(row))
        .tableTab("changes.entries", () -> entries(row));
    body.show(detail);
  }

  /** The screen that has the thing as it is now. */
  private static Optional<String> place(ChangeRow row) {
    boolean there = row.difference().how() != Difference.How.GONE;
    return switch (row.difference().thing().kind()) {
      case KEY -> Optional.of("keys");
      case DOMAIN, PERSON -> there ? Optional.of("people") : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Node facts(ChangeRow row) {
    return new TableBuilder<ChangeRow.FactRow>()
        .text("changes.fact", 170, ChangeRow.FactRow::fact)
        .text("changes.before", 420, ChangeRow.FactRow::before)
        .text("changes.after", 420, ChangeRow.FactRow::after)
        .build(FXCollections.observableArrayList(row.facts()));
  }

  private Node entries(ChangeRow row) {
    return new TableBuilder<ChangeRow.EntryRow>()
        .number("journal.seq", 70, ChangeRow.EntryRow::seq)
        .text("journal.at", 170, one -> TimeText.second(one.at()))
        .text("changes.what", 480, ChangeRow.EntryRow::what)
        .text("changes.who", 290, ChangeRow.EntryRow::who)
        .onOpen(one -> open.accept("journal", String.valueOf(one.seq())))
        .build(FXCollections.observableArrayList(row.entries()));
  }

  private void show(ChangesViewModel.Found now) {
    heads.setText(
        Messages.text(
            "changes.heads",
            now.comparison().entries(),
            now.people().size(),
            head(now.comparison().before()),
            head(now.comparison().after())));
  }

  private static String head(Checkpoint of) {
    return of.size() == 0
        ? Messages.text("changes.head.none")
        : Messages.text(
            "changes.head", of.size(), String.join(" ", PgpWords.of(of.root()).subList(0, 4)));
  }

  private void running(Optional<RunningTask> task) {
    progress.getChildren().clear();
    task.filter(one -> one.runningProperty().get())
        .ifPresent(one -> progress.getChildren().add(new ProgressPane(one)));
  }

  private void saved(Path file) {
    Toast.show(pane, Tone.GOOD, "changes.exported", String.valueOf(file.getFileName()));
  }

  @Override
  public Node node() {
    return pane;
  }

  /** Compares again when it is looked at; the first time the last thirty days. */
  @Override
  public void refresh() {
    if (to.getValue() == null) {
      to.setValue(model.today());
      from.setValue(model.usualStart());
    } else if (model.foundProperty().get().isEmpty()) {
      compare();
    }
  }
}
