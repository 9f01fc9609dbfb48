package org.countersign.app.screen.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.MasterDetail;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.PastPicker;
import org.countersign.app.fx.ScreenPane;
import org.countersign.app.fx.Sieve;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.UiClock;
import org.countersign.app.fx.View;
import org.countersign.app.fx.Whereto;
import org.countersign.app.fx.form.FormDialog;
import org.countersign.app.service.history.Past;
import org.countersign.app.service.inventory.KeyDetail;
import org.countersign.app.service.inventory.KeyRow;
import org.countersign.app.service.inventory.WatchedDetail;
import org.countersign.model.key.Spki;

/** The Keys screen. */
public final class KeysView implements View {
  private static final Duration SOON = Duration.ofDays(30);
  private static final Duration LATER = Duration.ofDays(90);

  private final KeysViewModel model;
  private final ScreenPane pane = new ScreenPane("keys.title");
  private final Button generate;
  private final TableView<KeyRow> table;
  private final MasterDetail body;
  private final KeyPane detail;
  private final WatchedPane watched;
  private Optional<PastPicker<Past>> past = Optional.empty();

  public KeysView(KeysViewModel model, Dialogs dialogs, TaskRunner tasks) {
    this.model = model;
    generate = Buttons.primary("keys.generate.button", Icon.ADD, model::generate);
    FilterBar<KeyRow> filter = filter();
    Sieve<KeyRow> sieve = new Sieve<>(filter, model.rows(), tasks);
    table = table(sieve);
    sieve.onSettled(() -> shown().ifPresent(this::mark));
    body = new MasterDetail(table);
    detail = new KeyPane(model);
    watched = new WatchedPane(model);
    pane.tools(filter).actions(generate).body(body);
    generate.disableProperty().bind(model.pastProperty().map(Optional::isPresent));
    model.onForm(form -> new FormDialog(pane.getScene().getWindow(), form, dialogs, tasks).show());
    table.getSelectionModel().selectedItemProperty().subscribe((before, now) -> selected(now));
    model.detailProperty().subscribe(now -> show());
    model.watchedProperty().subscribe(now -> show());
  }

  /** With a tab more about the chosen key. */
  public KeysView with(KeyTab tab) {
    detail.with(tab);
    return this;
  }

  /** Lets one look at the keys as of a past day. */
  public KeysView asOf(PastPicker.Source<Past> source, TaskRunner tasks) {
    PastPicker<Past> picker = new PastPicker<>(source, tasks, pane.banners()).compact();
    picker.pastProperty().subscribe((before, now) -> model.look(now));
    past = Optional.of(picker);
    pane.actions(picker, generate);
    return this;
  }

  /** Saves a key's dossier. */
  public KeysView reporting(Consumer<Spki> save) {
    detail.dossier(save);
    return this;
  }

  /** Leads to the trust map. {@code open}: a screen, and what is to be chosen there. */
  public KeysView leading(BiConsumer<String, String> open) {
    Consumer<Spki> map =
        spki ->
            open.accept(
                "map", new Whereto(spki.hex(), model.pastProperty().get().map(Past::day)).text());
    detail.onMap(map);
    watched.onMap(map);
    return this;
  }

  private static FilterBar<KeyRow> filter() {
    return new FilterBar<KeyRow>("keys.filter")
        .searching(
            KeyRow::label,
            KeyRow::purpose,
            KeyRow::domain,
            KeyRow::owner,
            KeyRow::algorithm,
            KeyRow::token,
            row -> row.spki().hex())
        .facet("keys.domain", KeyRow::domain)
        .facet("keys.state", row -> Badge.ofKey(row.state()).text())
        .facet("keys.token", KeyRow::token)
        .facet("keys.due", KeysView::dueWithin);
  }

  /** In which of a few spans something is due. */
  static String dueWithin(KeyRow row) {
    if (row.due().isEmpty()) {
      return Messages.text("keys.due.nothing");
    }
    Duration left = Duration.between(UiClock.nowProperty().get(), row.due().orElseThrow().at());
    if (left.isNegative()) {
      return Messages.text("keys.due.overdue");
    }
    return Messages.text(
        left.compareTo(SOON) < 0
            ? "keys.due.30"
            : left.compareTo(LATER) < 0 ? "keys.due.90" : "keys.due.later");
  }

  private TableView<KeyRow> table(Sieve<KeyRow> rows) {
    return new TableBuilder<KeyRow>()
        .text("keys.name", 180, KeyRow::label)
        .text("keys.domain", 130, KeyRow::domain)
        .text("keys.owner", 130, KeyRow::owner)
        .text("keys.algorithm", 78, KeyRow::algorithm)
        .text("keys.token", 120, KeyRow::token)
        .state("keys.state", 128, row -> Badge.ofKey(row.state()))
        .time("keys.due", 96, KeysView::due)
        .number("keys.trusted-by", 84, KeyRow::trustedBy)
        .text("keys.purpose", 200, KeyRow::purpose)
        .hidden()
        .mono("keys.fingerprint", 150, row -> row.spki().hex())
        .hidden()
        .text(
            "keys.due-for",
            110,
            row -> row.due().map(due -> Messages.text("keys.due." + due.what())).orElse(""))
        .hidden()
        .single()
        .onOpen(row -> focusDetail())
        .placeholder(
            new EmptyState(
                Icon.KEY,
                "keys.none",
                Buttons.primary("keys.generate.button", Icon.ADD, model::generate)),
            model.reading())
        .build(rows);
  }

  @SuppressWarnings("NullAway") // a table's time column takes null for none
  private static Instant due(KeyRow row) {
    return row.due().map(KeyRow.Due::at).orElse(null);
  }

  private void selected(KeyRow row) {
    // A list that is read anew empties the selection for a moment; that is no choice.
    if (row != null) {
      choose(row.spki());
    } else if (model.rows().isEmpty()) {
      model.choose(Optional.empty());
    }
  }

  /** A row that is selected again after filtering is no new choice. */
  private void choose(Spki spki) {
    if (shown().filter(spki::equals).isEmpty()) {
      model.choose(Optional.of(spki));
    }
  }

  private void show() {
    Optional<KeyDetail> held = model.detailProperty().get();
    Optional<WatchedDetail> other = model.watchedProperty().get();
    held.ifPresent(now -> {
      detail.show(now);
      body.show(detail.node());
    });
    other.ifPresent(now -> {
      watched.show(now);
      body.show(watched.node());
    });
    shown().ifPresentOrElse(this::mark, body::hideDetail);
  }

  /** The key whose details are shown. */
  private Optional<Spki> shown() {
    return model
        .detailProperty()
        .get()
        .map(now -> now.key().spki())
        .or(() -> model.watchedProperty().get().map(WatchedDetail::spki));
  }

  private void focusDetail() {
    if (model.watchedProperty().get().isPresent()) {
      watched.focus();
    } else {
      detail.focus();
    }
  }

  /** The row of the shown key stays selected when the list was read again. */
  private void mark(Spki spki) {
    KeyRow selected = table.getSelectionModel().getSelectedItem();
    if (selected == null || !selected.spki().equals(spki)) {
      table.getItems().stream()
          .filter(row -> row.spki().equals(spki))
          .findFirst()
          .ifPresent(row -> {
            table.getSelectionModel().select(row);
            table.scrollTo(row);
          });
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

  /** {@code subject}: the key's hash, and perhaps the day as of which it is meant. */
  @Override
  public void select(String subject) {
    Whereto to = Whereto.of(subject);
    past.ifPresent(picker -> picker.choose(to.day()));
    model.choose(Optional.of(to.id()).filter(id -> !id.isEmpty()).map(Spki::new));
  }
}
