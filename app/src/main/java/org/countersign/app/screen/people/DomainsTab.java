package org.countersign.app.screen.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.MasterDetail;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.service.inventory.DomainRow;
import org.countersign.model.vault.Governance;

/** The signing domains, and the vault's own rules. */
final class DomainsTab {
  private final PeopleViewModel model;
  private final TableView<DomainRow> table;
  private final MasterDetail body;
  private final DomainPane detail;

  DomainsTab(PeopleViewModel model, PublicationTab publication) {
    this.model = model;
    detail = new DomainPane(model, publication);
    table = table();
    body = new MasterDetail(table);
    table.getSelectionModel().selectedItemProperty().subscribe((before, now) -> selected(now));
    model.domainProperty().subscribe(this::show);
  }

  private TableView<DomainRow> table() {
    return new TableBuilder<DomainRow>()
        .text("people.name", 150, DomainsTab::name)
        .text("people.owner", 124, DomainRow::owner)
        .text("people.stakeholders", 164, row -> String.join(", ", row.stakeholders()))
        .text("people.purpose", 178, row -> row.domain().purpose())
        .node("people.gaps", 248, DomainsTab::gaps, row -> badges(row, new HBox(6)))
        .time("people.review-due", 108, DomainsTab::reviewDue)
        .number("people.keys", 60, DomainRow::keys)
        .number("people.policy", 72, row -> row.domain().policy().version())
        .single()
        .onOpen(row -> detail.focus())
        .placeholder(
            new EmptyState(
                Icon.DOMAIN,
                "people.domains.none",
                Buttons.primary("people.domain.create.button", Icon.ADD, model::createDomain)),
            model.reading())
        .build(model.domains());
  }

  void reporting(Consumer<String> save) {
    detail.reporting(save);
  }

  Node node() {
    return body;
  }

  private void selected(DomainRow row) {
    if (row != null) {
      model.chooseDomain(Optional.of(row.domain().id()));
    }
  }

  private void show(Optional<DomainRow> now) {
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

  static String name(DomainRow row) {
    return row.isVault() ? Messages.text("people.vault") : row.domain().name();
  }

  private static String gaps(DomainRow row) {
    return row.gaps().stream().map(DomainsTab::word).collect(Collectors.joining(", "));
  }

  /** A badge for each gap; routine work is refused while there is one. */
  private static HBox badges(DomainRow row, HBox box) {
    box.setAlignment(Pos.CENTER_LEFT);
    box.getChildren().setAll(badges(row));
    return box;
  }

  static List<Node> badges(DomainRow row) {
    List<Node> badges = new ArrayList<>();
    for (Governance.Gap gap : row.gaps()) {
      StateBadge badge = new StateBadge(Badge.OVERDUE);
      badge.setText(word(gap));
      badges.add(badge);
    }
    return badges;
  }

  private static String word(Governance.Gap gap) {
    return Messages.text("people." + gap.code(), gap.arguments().toArray());
  }

  @SuppressWarnings("NullAway") // a table's time column takes null for none
  private static Instant reviewDue(DomainRow row) {
    return row.reviewDue().orElse(null);
  }
}
