package org.countersign.app.screen.people;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.MasterDetail;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.service.inventory.PersonRow;

/** Everyone who was ever enrolled. */
final class PeopleTab {
  private final PeopleViewModel model;
  private final FilterBar<PersonRow> filter = filterBar();
  private final TableView<PersonRow> table;
  private final MasterDetail body;
  private final PersonPane detail;

  PeopleTab(PeopleViewModel model) {
    this.model = model;
    detail = new PersonPane(model);
    table = table(filter.filter(model.people()));
    body = new MasterDetail(table);
    table.getSelectionModel().selectedItemProperty().subscribe((before, now) -> selected(now));
    model.personProperty().subscribe(this::show);
  }

  private static FilterBar<PersonRow> filterBar() {
    return new FilterBar<PersonRow>("people.filter")
        .searching(
            row -> row.person().name(),
            row -> row.person().contact(),
            PeopleTab::token,
            row -> String.join(" ", row.domains()))
        .facet("people.state", PeopleTab::state)
        .facet("people.roles", PeopleTab::roles);
  }

  private TableView<PersonRow> table(FilteredList<PersonRow> rows) {
    return new TableBuilder<PersonRow>()
        .text("people.name", 136, row -> row.person().name())
        .text("people.roles", 124, PeopleTab::roles)
        .node("people.state", 106, PeopleTab::state, PeopleTab::badge)
        .text("people.token", 262, PeopleTab::token)
        .text("people.holds", 130, row -> String.join(", ", row.tokens()))
        .time("people.since", 100, PeopleTab::since)
        .text("people.contact", 246, row -> row.person().contact())
        .single()
        .onOpen(row -> detail.focus())
        .placeholder(new EmptyState(Icon.PEOPLE, "people.none"), model.reading())
        .build(rows);
  }

  Node node() {
    return body;
  }

  FilterBar<PersonRow> filter() {
    return filter;
  }

  private void selected(PersonRow row) {
    // A list that is read anew empties the selection for a moment; that is no choice.
    if (row != null) {
      model.choosePerson(Optional.of(row.person().id()));
    }
  }

  private void show(Optional<PersonRow> now) {
    if (now.isEmpty()) {
      body.hideDetail();
      return;
    }
    detail.show(now.get());
    body.show(detail.node());
    if (!now.get().equals(table.getSelectionModel().getSelectedItem())) {
      table.getSelectionModel().select(now.get());
    }
  }

  static String roles(PersonRow row) {
    return row.person().roles().stream().map(PersonInputs::word).collect(Collectors.joining(", "));
  }

  /** Label and serial number. */
  static String token(PersonRow row) {
    return row.token()
        .map(token -> SafeText.of(token.label()) + " · " + SafeText.of(token.serial()))
        .orElse("");
  }

  static String state(PersonRow row) {
    return Messages.text(
        "people.state."
            + (!row.present() ? "removed" : row.token().isPresent() ? "token" : "no-token"));
  }

  static StateBadge badge(PersonRow row) {
    StateBadge badge =
        new StateBadge(
            !row.present()
                ? Badge.REMOVED
                : row.token().isPresent() ? Badge.ENROLLED : Badge.TOKEN_BLANK);
    badge.setText(state(row));
    return badge;
  }

  @SuppressWarnings("NullAway") // a table's time column takes null for none
  private static Instant since(PersonRow row) {
    return row.enrolled().map(PersonRow.Enrolled::at).orElse(null);
  }
}
