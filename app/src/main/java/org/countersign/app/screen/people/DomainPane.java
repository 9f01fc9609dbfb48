package org.countersign.app.screen.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.DetailPane;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Paragraph;
import org.countersign.app.fx.RelativeTime;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.Tone;
import org.countersign.app.service.inventory.DomainRow;
import org.countersign.model.domain.Policy;

/** All about one signing domain, or about the vault's own rules. */
final class DomainPane {
  private static final int LONGEST = 1_000;

  private final PeopleViewModel model;
  private final PolicyText words;
  private final PublicationTab publication;
  private final DetailPane pane = new DetailPane();
  private Optional<Consumer<String>> dossier = Optional.empty();

  DomainPane(PeopleViewModel model, PublicationTab publication) {
    this.model = model;
    this.publication = publication;
    this.words = new PolicyText(model::nameOf);
  }

  Node node() {
    return pane;
  }

  /** {@code save}: saves the dossier of the domain of this id. */
  void reporting(Consumer<String> save) {
    dossier = Optional.of(save);
  }

  void focus() {
    pane.tabs().requestFocus();
  }

  void show(DomainRow row) {
    int tab = Math.max(0, pane.tabs().getSelectionModel().getSelectedIndex());
    pane.title(DomainsTab.name(row))
        .badges(DomainsTab.badges(row).toArray(Node[]::new))
        .actions(actions(row));
    pane.clear();
    pane.tab("people.tab.policy", () -> grid(words.lines(row.domain().policy())))
        .tab("people.tab.domain", () -> facts(row))
        .tab("people.tab.versions", () -> versions(row));
    if (!row.isVault()) {
      model.publication().choose(row.domain().id());
      pane.tableTab("people.tab.publication", publication::node);
    }
    pane.tabs().getSelectionModel().select(tab);
  }

  private Node[] actions(DomainRow row) {
    List<Node> buttons = new ArrayList<>();
    dossier.ifPresent(save ->
        buttons.add(
            PeopleView.button(
                "people-domain-dossier",
                Buttons.quiet(
                    "reports.of-domain", Icon.REPORT, () -> save.accept(row.domain().id())))));
    if (!row.isVault()) {
      buttons.add(
          PeopleView.button(
              "people-domain-review",
              Buttons.quiet(
                  "people.domain.review.button", Icon.CHECK, () -> model.reviewDomain(row))));
      buttons.add(
          PeopleView.button(
              "people-domain-change",
              Buttons.quiet(
                  "people.domain.change.button", Icon.EDIT, () -> model.changeDomain(row))));
    }
    buttons.add(
        PeopleView.button(
            "people-policy",
            Buttons.quiet("people.policy.button", Icon.POLICY, () -> model.changePolicy(row))));
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
    if (row.isVault()) {
      Label what = wrapped(Messages.text("people.vault.what"), "muted");
      what.getStyleClass().add("people-note");
      box.getChildren().add(what);
      return box;
    }
    FactGrid grid =
        new FactGrid()
            .text("people.purpose", row.domain().purpose())
            .text("people.owner", row.owner())
            .text("people.stakeholders", String.join(", ", row.stakeholders()))
            .mono("people.id", row.domain().id())
            .time("people.reviewed", row.domain().reviewedAt());
    row.reviewDue().ifPresent(due -> grid.time("people.review-due", due));
    box.getChildren().add(grid);
    return box;
  }

  private static FactGrid grid(Map<String, String> lines) {
    FactGrid grid = new FactGrid();
    lines.forEach(grid::text);
    return grid;
  }

  private Node versions(DomainRow row) {
    VBox list = new VBox();
    list.getStyleClass().add("timeline");
    List<DomainRow.PolicyVersion> all = row.policies();
    for (int at = 0; at < all.size(); at++) {
      Policy policy = all.get(at).policy();
      Map<String, String> changed =
          at + 1 < all.size()
              ? words.changes(all.get(at + 1).policy(), policy)
              : words.lines(policy);
      list.getChildren().add(version(all.get(at), changed));
    }
    return list;
  }

  private Node version(DomainRow.PolicyVersion version, Map<String, String> changed) {
    HBox line = new HBox(title(version));
    line.getStyleClass().add("timeline-line");
    line.setAlignment(Pos.CENTER_LEFT);
    version.since().ifPresent(since -> line.getChildren().add(new RelativeTime(since)));
    VBox row = new VBox(line);
    row.getStyleClass().add("timeline-row");
    version
        .request()
        .ifPresent(asked -> {
          Region space = new Region();
          HBox.setHgrow(space, Priority.ALWAYS);
          Hyperlink open = new Hyperlink(Messages.text("people.versions.open"));
          open.setOnAction(event -> model.openRequest(asked.hash()));
          line.getChildren().addAll(who(asked), space, open);
          row.getChildren().add(wrapped(asked.reason(), "muted"));
        });
    FactGrid grid = grid(changed);
    grid.getStyleClass().add("people-changes");
    row.getChildren().add(grid);
    return row;
  }

  private static Label title(DomainRow.PolicyVersion version) {
    Label title =
        new Label(
            Messages.text(
                version.request().isPresent() ? "people.version" : "people.version.founded",
                version.policy().version()));
    title.getStyleClass().add("h3");
    return title;
  }

  private static Label who(DomainRow.Asked asked) {
    String names = String.join(", ", asked.signedBy());
    return SafeText.label(
        names.isEmpty()
            ? Messages.text("people.versions.raised", asked.raisedBy())
            : Messages.text("people.versions.signed", asked.raisedBy(), names));
  }

  private static Label wrapped(String text, String styleClass) {
    return Paragraph.of(SafeText.of(text, LONGEST), styleClass);
  }
}
