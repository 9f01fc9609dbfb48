package org.countersign.app.screen.requests;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.MasterDetail;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ScreenPane;
import org.countersign.app.fx.SignatureBar;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.Tone;
import org.countersign.app.fx.View;
import org.countersign.app.fx.form.FormDialog;
import org.countersign.app.service.inventory.RequestDetail;
import org.countersign.app.service.inventory.RequestRow;
import org.countersign.model.request.Request;

/** The Requests screen. */
public final class RequestsView implements View {
  private final RequestsViewModel model;
  private final ScreenPane pane = new ScreenPane("requests.title");
  private final TableView<RequestRow> table;
  private final MasterDetail body;
  private final RequestPane detail;

  public RequestsView(RequestsViewModel model, Dialogs dialogs, TaskRunner tasks) {
    this.model = model;
    FilterBar<RequestRow> filter =
        new FilterBar<RequestRow>("requests.filter")
            .searching(
                RequestRow::sentence,
                RequestRow::raisedBy,
                RequestRow::domain,
                RequestRow::hash,
                row -> String.join(" ", row.waitsFor()))
            .facet("requests.state", row -> badge(row).text())
            .facet("requests.domain", RequestRow::domain);
    table = table(filter.filter(model.rows()));
    body = new MasterDetail(table);
    detail = new RequestPane(model);
    pane.tools(filter).body(body);
    model.onForm(form -> new FormDialog(pane.getScene().getWindow(), form, dialogs, tasks).show());
    table.getSelectionModel().selectedItemProperty().subscribe((before, now) -> selected(now));
    model.detailProperty().subscribe(this::show);
    model.clockBehindProperty().subscribe(this::tellClock);
  }

  /** {@code lines}: shows what an import brings, line by line. */
  public RequestsView importing(Function<Request, Node> lines) {
    detail.onImport(lines);
    return this;
  }

  private void tellClock(boolean behind) {
    if (behind) {
      pane.banners()
          .show(
              "clock",
              new Banner(Tone.DANGER, Messages.text("requests.clock-behind"))
                  .action("requests.time.button", model::stateTime));
    } else {
      pane.banners().hide("clock");
    }
  }

  static Badge badge(RequestRow row) {
    return Badge.ofRequest(row.status().name().toLowerCase(Locale.ROOT));
  }

  private TableView<RequestRow> table(FilteredList<RequestRow> rows) {
    return new TableBuilder<RequestRow>()
        .text("requests.sentence", 360, RequestRow::sentence)
        .state("requests.state", 104, RequestsView::badge)
        .text("requests.waits-for", 170, row -> String.join(", ", row.waitsFor()))
        .time("requests.until", 96, RequestsView::until)
        .node("requests.signatures", 290, RequestsView::names, RequestsView::signatures)
        .text("requests.raised-by", 120, RequestRow::raisedBy)
        .hidden()
        .time("requests.raised-at", 96, RequestRow::raisedAt)
        .text("requests.domain", 120, RequestRow::domain)
        .hidden()
        .mono("requests.hash", 160, RequestRow::hash)
        .hidden()
        .single()
        .onOpen(row -> model.open())
        .placeholder(new EmptyState(Icon.REQUEST, "requests.none"), model.reading())
        .build(rows);
  }

  @SuppressWarnings("NullAway") // a table's time column takes null for none
  private static Instant until(RequestRow row) {
    return row.until().orElse(null);
  }

  private static String names(RequestRow row) {
    return String.join(", ", row.signed().stream().map(RequestRow.Signed::name).toList());
  }

  static SignatureBar signatures(RequestRow row) {
    int needed = row.status().ended() ? row.signed().size() : row.needed();
    return new SignatureBar(Math.max(needed, 1), signed(row));
  }

  private static List<SignatureBar.Signed> signed(RequestRow row) {
    return row.signed().stream()
        .map(one -> new SignatureBar.Signed(one.name(), one.refused()))
        .toList();
  }

  private void selected(RequestRow row) {
    // A list that is read anew empties the selection for a moment; that is no choice.
    if (row != null) {
      model.choose(Optional.of(row.hash()));
    }
  }

  private void show(Optional<RequestDetail> now) {
    if (now.isEmpty()) {
      body.hideDetail();
    } else {
      detail.show(now.get());
      body.show(detail.node());
      mark(now.get().row().hash());
    }
  }

  private void mark(String hash) {
    RequestRow selected = table.getSelectionModel().getSelectedItem();
    if (selected == null || !selected.hash().equals(hash)) {
      table.getItems().stream()
          .filter(row -> row.hash().equals(hash))
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

  /** By hash; an empty subject is the clock's. */
  @Override
  public void select(String subject) {
    if (!subject.isEmpty()) {
      model.choose(Optional.of(subject));
    }
  }
}
