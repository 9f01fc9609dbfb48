package org.countersign.app.screen.people;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.DetailPane;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.RelativeTime;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.fx.Tone;
import org.countersign.app.service.inventory.DomainRow;
import org.countersign.model.domain.Authority;
import org.countersign.model.domain.Policy;

/** All about one signing domain, or about the vault's own rules. */
final class DomainPane {
  private final PeopleViewModel model;
  private final DetailPane pane = new DetailPane();

  DomainPane(PeopleViewModel model) {
    this.model = model;
  }

  Node node() {
    return pane;
  }

  void show(DomainRow row) {
    int tab = Math.max(0, pane.tabs().getSelectionModel().getSelectedIndex());
    pane.title(PeopleView.name(row))
        .badges(row.gaps().isEmpty() ? new Node[0] : new Node[] {gap(row)})
        .actions(actions(row));
    pane.clear();
    pane.tab("people.tab.policy", () -> policy(row.domain().policy()))
        .tab("people.tab.domain", () -> facts(row))
        .tab("people.tab.versions", () -> versions(row));
    pane.tabs().getSelectionModel().select(tab);
  }

  private static StateBadge gap(DomainRow row) {
    StateBadge badge = new StateBadge(Badge.DUE);
    badge.setText(PeopleView.gaps(row));
    return badge;
  }

  private Node[] actions(DomainRow row) {
    List<Node> buttons = new ArrayList<>();
    if (!row.isVault()) {
      buttons.add(
          Buttons.quiet("people.domain.review.button", Icon.CHECK, () -> model.reviewDomain(row)));
      buttons.add(
          Buttons.quiet("people.domain.change.button", Icon.EDIT, () -> model.changeDomain(row)));
    }
    buttons.add(Buttons.plain("people.policy.button", Icon.POLICY, () -> model.changePolicy(row)));
    return buttons.toArray(Node[]::new);
  }

  private static Node facts(DomainRow row) {
    VBox box = new VBox();
    row.gaps()
        .forEach(gap ->
            box.getChildren()
                .add(
                    new Banner(
                        Tone.WARNING,
                        Messages.text("failure." + gap.code(), gap.arguments().toArray()))));
    FactGrid grid =
        new FactGrid()
            .text("people.domain.purpose.fact", row.domain().purpose())
            .text("people.owner", row.owner())
            .text("people.stakeholders", String.join(", ", row.stakeholders()))
            .text("people.id", row.domain().id())
            .time("people.reviewed", row.domain().reviewedAt());
    row.reviewDue().ifPresent(due -> grid.time("people.review-due", due));
    box.getChildren().add(grid);
    return box;
  }

  private FactGrid policy(Policy policy) {
    UnaryOperator<String> names =
        id ->
            model.people().stream()
                .filter(row -> row.person().id().equals(id))
                .map(row -> row.person().name())
                .findFirst()
                .orElse(id);
    FactGrid grid = new FactGrid();
    for (Authority authority : Authority.values()) {
      grid.text(PolicyText.authority(authority), PolicyText.rule(policy, authority, names));
    }
    return grid.text(
            "people.policy.trust-paths.fact",
            Messages.text("people.policy.signatures", policy.trustPathPersons()))
        .text("people.policy.cryptoperiod.fact", PolicyText.period(policy.cryptoPeriod()))
        .text("people.policy.renewal.fact", PolicyText.period(policy.renewalPeriod()))
        .text("people.policy.review.fact", PolicyText.period(policy.reviewPeriod()))
        .text("people.policy.crl.fact", PolicyText.period(policy.crlPeriod()));
  }

  private Node versions(DomainRow row) {
    VBox list = new VBox();
    list.getStyleClass().add("timeline");
    for (DomainRow.PolicyVersion version : row.policies()) {
      Label title = new Label(Messages.text("people.policy.version", version.policy().version()));
      title.getStyleClass().add("h3");
      HBox line = new HBox(title);
      line.getStyleClass().add("timeline-line");
      version.since().ifPresent(since -> line.getChildren().add(new RelativeTime(since)));
      Label reason = new Label(version.reason());
      reason.getStyleClass().add("muted");
      reason.setWrapText(true);
      VBox one = new VBox(line, reason, policy(version.policy()));
      one.getStyleClass().add("timeline-row");
      list.getChildren().add(one);
    }
    return list;
  }
}
