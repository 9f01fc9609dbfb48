package org.countersign.app.screen.journal;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Callback;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.MasterDetail;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ScreenPane;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.Tone;
import org.countersign.app.fx.UiThread;
import org.countersign.app.fx.View;
import org.countersign.app.service.vault.CheckResult;

/** The Journal screen. */
public final class JournalView implements View {
  private static final String CHECK = "check";

  /** Rows before the last one that is read at which the next page is. */
  private static final int AHEAD = 50;

  /** Rows that stay in sight over the one that is chosen. */
  private static final int CONTEXT = 2;

  private final JournalViewModel model;
  private final ScreenPane pane = new ScreenPane("journal.title");
  private final TableView<JournalRow> table;
  private final MasterDetail body;
  private final EntryPane detail;
  private final EntryFilterBar filter;

  public JournalView(JournalViewModel model, TaskRunner tasks) {
    this.model = model;
    table = table();
    body = new MasterDetail(table);
    detail = new EntryPane(model, tasks);
    filter = new EntryFilterBar(model.list()::filter);
    BorderPane under = new BorderPane(body);
    under.setTop(new VBox(new HeadPane(model), filter));
    pane.tools(count()).body(under);
    table.getSelectionModel().selectedItemProperty().subscribe((before, now) -> selected(now));
    model.detailProperty().subscribe(this::show);
    model.choicesProperty().subscribe(now -> now.ifPresent(filter::offer));
    model.resultProperty().subscribe(this::result);
    model.cancelledProperty().subscribe(this::cancelled);
  }

  /** Buttons on the right of the title. */
  public JournalView with(Node... actions) {
    pane.actions(actions);
    return this;
  }

  private Label count() {
    Label label = new Label();
    label.setId("journal-count");
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    model.list().countProperty().subscribe(now -> label.setText(said(now)));
    return label;
  }

  private static String said(EntryList.Count count) {
    return count.whole()
        ? Messages.text("journal.count", count.found())
        : Messages.text("journal.count.part", count.found(), count.down());
  }

  private TableView<JournalRow> table() {
    TableView<JournalRow> built =
        new TableBuilder<JournalRow>()
            .number("journal.seq", 62, JournalRow::seq)
            .text("journal.at", 150, row -> TimeText.second(row.at()))
            .text("journal.kind", 128, JournalRow::kind)
            .text("journal.what", 338, JournalRow::what)
            .text("journal.who", 124, JournalRow::who)
            .text("journal.domain", 132, JournalRow::domain)
            .text("journal.level", 98, JournalRow::level)
            .state("journal.drill", 60, JournalView::drill)
            .single()
            .onOpen(row -> detail.focus())
            .placeholder(new EmptyState(Icon.JOURNAL, "journal.none"), model.list().being())
            .build(model.list().rows());
    // A part of the journal that is sorted would look like the whole.
    built.getColumns().forEach(column -> column.setSortable(false));
    Callback<TableView<JournalRow>, TableRow<JournalRow>> rows = built.getRowFactory();
    built.setRowFactory(view -> watched(rows.call(view)));
    return built;
  }

  /** When a row near the end comes into sight, the next page is read. */
  private TableRow<JournalRow> watched(TableRow<JournalRow> row) {
    row.indexProperty()
        .subscribe(now -> {
          if (now.intValue() >= model.list().rows().size() - AHEAD && now.intValue() > 0) {
            UiThread.later(model.list()::more);
          }
        });
    return row;
  }

  @SuppressWarnings("NullAway") // a table's state column takes null for none
  private static Badge drill(JournalRow row) {
    return row.drill() ? Badge.DRILL : null;
  }

  private void selected(JournalRow row) {
    // A list that is read anew empties the selection for a moment; that is no choice.
    if (row != null) {
      model.choose(Optional.of(row.seq()));
    }
  }

  private void show(Optional<EntryDetail> now) {
    if (now.isEmpty()) {
      body.hideDetail();
      return;
    }
    boolean opens = body.getItems().size() == 1;
    detail.show(now.get());
    body.show(detail.node());
    JournalRow selected = table.getSelectionModel().getSelectedItem();
    if (selected == null || selected.seq() != now.get().seq()) {
      mark(now.get().seq());
    } else if (opens) {
      bringIntoSight();
    }
  }

  private void mark(long seq) {
    table.getSelectionModel().clearSelection();
    table.getItems().stream()
        .filter(row -> row.seq() == seq)
        .findFirst()
        .ifPresent(row -> {
          table.getSelectionModel().select(row);
          bringIntoSight();
        });
  }

  /** Once the table has the height that the detail leaves it. */
  private void bringIntoSight() {
    UiThread.later(() -> {
      table.layout();
      table.scrollTo(Math.max(0, table.getSelectionModel().getSelectedIndex() - CONTEXT));
    });
  }

  private void result(Optional<CheckResult> now) {
    pane.banners().hide(CHECK);
    now.ifPresent(result -> {
      switch (result) {
        case CheckResult.Sound sound ->
            pane.banners()
                .showClosable(
                    CHECK,
                    banner(
                        "journal-sound",
                        Tone.GOOD,
                        Messages.text("journal.check.sound", sound.size())));
        case CheckResult.Broken broken ->
            pane.banners().show(CHECK, banner("journal-broken", Tone.DANGER, broken(broken)));
        case CheckResult.AttachmentWrong wrong ->
            pane.banners()
                .show(
                    CHECK,
                    banner("journal-attachment", Tone.DANGER, FailureText.sentence(wrong.why()))
                        .action(
                            "journal.show-entry", () -> model.choose(Optional.of(wrong.seq()))));
        case CheckResult.Differs differs ->
            pane.banners()
                .show(
                    CHECK,
                    banner(
                        "journal-differs",
                        Tone.DANGER,
                        Messages.text(
                            "journal.differs",
                            differs.tables().size(),
                            String.join(", ", differs.tables()))));
      }
    });
  }

  private static String broken(CheckResult.Broken broken) {
    return FailureText.reason(broken.why())
        .map(why -> Messages.text("journal.broken", broken.seq(), new Messages.Composed(why)))
        .orElseGet(() ->
            Messages.text(
                "journal.broken.plain",
                broken.seq(),
                new Messages.Composed(FailureText.sentence(broken.why()))));
  }

  private static Banner banner(String id, Tone tone, String text) {
    Banner banner = new Banner(tone, text);
    banner.setId(id);
    return banner;
  }

  private void cancelled(boolean now) {
    if (now) {
      pane.banners()
          .showClosable(
              CHECK, banner("journal-cancelled", Tone.INFO, Messages.text("journal.cancelled")));
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

  /** {@code subject}: the entry's number. */
  @Override
  public void select(String subject) {
    model.choose(Optional.of(Long.parseLong(subject)));
  }
}
