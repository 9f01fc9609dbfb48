package org.countersign.app.screen.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.DetailPane;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.HashView;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Paragraph;
import org.countersign.app.fx.RelativeTime;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.fx.Tone;
import org.countersign.app.service.inventory.HistoryEvent;
import org.countersign.app.service.inventory.RequestDetail;
import org.countersign.app.text.OperationText;
import org.countersign.model.request.Request;
import org.countersign.model.words.PgpWords;

/** All about one request. */
final class RequestPane {
  private static final String IMPORT = "inventory.import";
  private static final int LONGEST = 4_000;
  private static final double WIDE = 660;
  private static final double NARROW = 400;

  private final RequestsViewModel model;
  private final DetailPane pane = new DetailPane();
  private Optional<Function<Request, Node>> imports = Optional.empty();

  RequestPane(RequestsViewModel model) {
    this.model = model;
  }

  Node node() {
    return pane;
  }

  /** {@code lines}: shows what an import brings. */
  void onImport(Function<Request, Node> lines) {
    imports = Optional.of(lines);
  }

  void show(RequestDetail detail) {
    int tab = Math.max(0, pane.tabs().getSelectionModel().getSelectedIndex());
    pane.title(OperationText.title(detail.row().kind()))
        .badges(badges(detail))
        .actions(actions(detail));
    pane.clear();
    pane.tab("requests.tab.what", () -> what(detail));
    imports
        .filter(lines -> detail.row().kind().equals(IMPORT))
        .ifPresent(
            lines -> pane.tableTab("requests.tab.import", () -> lines.apply(detail.request())));
    pane.tab("requests.tab.signatures", () -> decisions(detail))
        .tab("requests.tab.outcome", () -> outcome(detail))
        .tab("requests.tab.hash", () -> hash(detail));
    pane.tabs().getSelectionModel().select(tab);
  }

  private static Node[] badges(RequestDetail detail) {
    List<Node> badges = new ArrayList<>();
    badges.add(new StateBadge(RequestsView.badge(detail.row())));
    if (detail.row().drill()) {
      badges.add(new StateBadge(Badge.DRILL));
    }
    return badges.toArray(Node[]::new);
  }

  private Node[] actions(RequestDetail detail) {
    List<Node> buttons = new ArrayList<>();
    if (model.canWithdraw(detail)) {
      buttons.add(Buttons.quiet("requests.withdraw.button", Icon.REFUSED, model::withdraw));
    }
    if (RequestsViewModel.canResolve(detail)) {
      buttons.add(Buttons.primary("requests.resolve.button", Icon.CHECK, model::resolve));
    } else if (RequestsViewModel.canOpen(detail)) {
      buttons.add(Buttons.primary("requests.open", Icon.REQUEST, model::open));
    }
    return buttons.toArray(Node[]::new);
  }

  private static Node what(RequestDetail detail) {
    FactGrid facts =
        new FactGrid()
            .text("requests.what.sentence", detail.row().sentence())
            .text("requests.what.reason", detail.request().reason())
            .node("requests.signatures", bar(detail));
    if (!detail.row().waitsFor().isEmpty()) {
      facts.text("requests.waits-for", String.join(", ", detail.row().waitsFor()));
    }
    detail.row().until().ifPresent(until -> facts.time("requests.until", until));
    HBox halves = new HBox(facts, circumstances(detail));
    halves.getChildren().forEach(half -> HBox.setHgrow(half, Priority.ALWAYS));
    facts.setPrefWidth(WIDE);
    return halves;
  }

  private static FactGrid circumstances(RequestDetail detail) {
    FactGrid grid = new FactGrid();
    grid.setPrefWidth(NARROW);
    return grid.text("requests.raised-by", detail.row().raisedBy())
        .time("requests.raised-at", detail.row().raisedAt())
        .text("requests.domain", detail.row().domain())
        .text(
            "requests.what.policy",
            Messages.text("requests.what.policy.value", detail.request().policy().version()))
        .text(
            "requests.what.impact",
            Messages.text("requests.what.impact.value", detail.request().impact().paths()));
  }

  private static Node bar(RequestDetail detail) {
    HBox row = new HBox(RequestsView.signatures(detail.row()));
    HBox.setHgrow(row.getChildren().getFirst(), Priority.ALWAYS);
    row.setMaxWidth(420);
    return row;
  }

  private static Node decisions(RequestDetail detail) {
    VBox list = new VBox();
    list.getStyleClass().add("timeline");
    HistoryEvent.Signature raised =
        new HistoryEvent.Signature(
            detail.row().raisedBy(), detail.row().raisedAt(), true, detail.request().reason());
    list.getChildren().add(decision(raised, Icon.EDIT, "requests.decision.raised"));
    for (HistoryEvent.Signature one : detail.decisions()) {
      list.getChildren()
          .add(
              decision(
                  one,
                  one.approves() ? Icon.DONE : Icon.REFUSED,
                  one.approves() ? "requests.decision.approved" : "requests.decision.refused"));
    }
    return list;
  }

  private static Node decision(HistoryEvent.Signature one, Icon icon, String key) {
    Label what = new Label(Messages.text(key, one.name()));
    what.setGraphic(icon.node());
    HBox line = new HBox(what, new RelativeTime(one.at()));
    line.getStyleClass().add("timeline-line");
    VBox row = new VBox(line);
    row.getStyleClass().add("timeline-row");
    if (!one.comment().isBlank()) {
      row.getChildren().add(wrapped(one.comment(), "muted"));
    }
    return row;
  }

  private static Node outcome(RequestDetail detail) {
    VBox box = new VBox();
    detail
        .outcome()
        .ifPresent(outcome -> {
          if (outcome.failed()) {
            box.getChildren().add(new Banner(Tone.WARNING, failure(outcome)));
          }
        });
    FactGrid facts = new FactGrid();
    if (detail.outcome().isEmpty()) {
      facts.text("requests.outcome", Messages.text("requests.outcome.none"));
    }
    detail
        .outcome()
        .ifPresent(outcome -> {
          if (outcome.failed()) {
            facts.mono("requests.outcome.code", outcome.code());
          } else {
            facts.node("requests.outcome.result", mono(outcome.result()));
          }
        });
    String entries =
        detail.entries().stream()
            .map(entry -> Messages.text("requests.outcome.entry", entry.seq(), entry.kind()))
            .collect(Collectors.joining(" · "));
    facts.text("requests.outcome.entries", entries);
    box.getChildren().add(facts);
    return box;
  }

  private static String failure(RequestDetail.Outcome outcome) {
    return Messages.find("failure." + outcome.code(), outcome.arguments().toArray())
        .orElseGet(() -> Messages.text("failure.unknown", outcome.code()));
  }

  private static Node hash(RequestDetail detail) {
    String hash = detail.row().hash();
    VBox box = new VBox(12, new HashView(hash, String.join(" ", PgpWords.ofHex(hash))));
    box.getStyleClass().add("tab-content");
    return box;
  }

  private static Label mono(String text) {
    Label label = wrapped(text, "mono");
    return label;
  }

  private static Label wrapped(String text, String styleClass) {
    return Paragraph.of(SafeText.of(text, LONGEST), styleClass);
  }
}
