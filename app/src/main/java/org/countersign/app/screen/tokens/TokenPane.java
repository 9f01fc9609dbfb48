package org.countersign.app.screen.tokens;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.DetailPane;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.fx.Tone;
import org.countersign.app.service.inventory.TokenRow;
import org.countersign.app.service.memory.Standing;
import org.countersign.model.port.SlotView;

/** All about one slot or token. */
final class TokenPane {
  private final TokensViewModel model;
  private final DetailPane pane = new DetailPane();

  TokenPane(TokensViewModel model) {
    this.model = model;
  }

  Node node() {
    return pane;
  }

  /** Shows the token, with the tab that is open kept open where it has one. */
  void show(TokenRow row) {
    Tab before = pane.tabs().getSelectionModel().getSelectedItem();
    pane.title(TokenText.label(row)).badges(badges(row)).actions(actions(row));
    pane.clear();
    pane.tab("tokens.tab.token", () -> facts(row));
    if (row.commissioned().isPresent()) {
      pane.tab("tokens.tab.shares", () -> shares(row));
    }
    model
        .standing(row)
        .ifPresent(standing ->
            pane.tableTab(
                "tokens.tab.differences", () -> new DifferencesTab(model, standing).node()));
    row.slot()
        .flatMap(SlotView::token)
        .ifPresent(token -> pane.tab("tokens.tab.mechanisms", () -> mechanisms(token)));
    select(before == null ? "" : before.getId());
  }

  /** Opens the tab with the differences, where there is one. */
  void showDifferences() {
    select("tokens.tab.differences");
  }

  private void select(String id) {
    pane.tabs().getTabs().stream()
        .filter(tab -> tab.getId().equals(id))
        .findFirst()
        .ifPresent(pane.tabs().getSelectionModel()::select);
  }

  private Node[] badges(TokenRow row) {
    List<Node> badges = new ArrayList<>();
    badges.add(new StateBadge(TokenText.presence(row)));
    Badge pin = TokenText.pin(row);
    if (pin != null) {
      badges.add(new StateBadge(pin));
    }
    if (model.standing(row).filter(one -> one.waiting() > 0).isPresent()) {
      badges.add(new StateBadge(Badge.TOKEN_DIFFERENT));
    }
    return badges.toArray(Node[]::new);
  }

  private Node[] actions(TokenRow row) {
    if (TokensViewModel.canCommission(row)) {
      return new Node[] {
        Buttons.primary("tokens.commission.button", Icon.ADD, () -> model.commission(row))
      };
    }
    List<Node> actions = new ArrayList<>();
    if (TokensViewModel.canReconcile(row)) {
      actions.add(
          Buttons.plain("tokens.reconcile.button", Icon.SEARCH, () -> model.reconcile(row)));
    }
    if (TokensViewModel.canReshare(row)) {
      actions.add(Buttons.plain("tokens.reshare.button", Icon.RENEW, () -> model.reshare(row)));
    }
    return actions.toArray(Node[]::new);
  }

  private Node facts(TokenRow row) {
    FactGrid grid = new FactGrid();
    row.identity().ifPresent(token -> grid.mono("tokens.serial", token.serial()));
    grid.text("tokens.use", TokenText.use(row));
    if (row.use() == TokenRow.Use.SIGNING || row.use() == TokenRow.Use.CUSTODIAN) {
      grid.text("tokens.remembers", TokenText.remembers(model.memory(row)));
    }
    if (!row.keys().isEmpty()) {
      grid.text("tokens.keys", String.join(", ", row.keys()));
    }
    row.slot()
        .ifPresent(slot -> {
          grid.text("tokens.slot", slot.description())
              .mono("tokens.slot-id", Long.toString(slot.slotId()));
          slot.token().ifPresent(token -> token(grid, token));
        });
    if (!row.module().isEmpty()) {
      grid.mono("tokens.module", row.module());
    }
    VBox box = new VBox();
    model
        .memory(row)
        .flatMap(Standing::note)
        .ifPresent(note ->
            box.getChildren()
                .add(
                    new Banner(
                        note.code().equals("memory.first") ? Tone.INFO : Tone.WARNING,
                        FailureText.sentence(note))));
    row.problem()
        .ifPresent(problem ->
            box.getChildren().add(new Banner(Tone.WARNING, FailureText.sentence(problem))));
    box.getChildren().add(grid);
    return box;
  }

  private static void token(FactGrid grid, SlotView.TokenView token) {
    grid.text(
        "tokens.maker", SafeText.of(token.manufacturer()) + " · " + SafeText.of(token.model()));
    if (token.initialised()) {
      grid.state("tokens.pin", Badge.ofPin(token.userPin().name()))
          .state("tokens.so-pin", Badge.ofPin(token.soPin().name()));
    }
    grid.text(
        "tokens.pin-length",
        Messages.text("tokens.pin-length.value", token.pinLeast(), token.pinMost()));
    if (token.writeProtected()) {
      grid.text("tokens.protection", Messages.text("tokens.write-protected"));
    }
  }

  private static Node shares(TokenRow row) {
    var commissioned = row.commissioned().orElseThrow();
    VBox box = new VBox();
    long gone = row.holders().stream().filter(holder -> !holder.active()).count();
    if (gone > 0) {
      box.getChildren()
          .add(
              new Banner(
                  Tone.WARNING,
                  Messages.text(
                      "tokens.holders-gone",
                      gone,
                      row.holders().size() - gone,
                      commissioned.ready().k())));
    }
    FactGrid grid =
        new FactGrid()
            .text(
                "tokens.shares.needed",
                Messages.text(
                    "tokens.shares.needed.value",
                    commissioned.ready().k(),
                    commissioned.ready().shares().size()))
            .time("tokens.shares.since", commissioned.at())
            .text("tokens.shares.generation", Integer.toString(commissioned.ready().generation()));
    VBox holders = new VBox(4);
    for (TokenRow.Holder holder : row.holders()) {
      Label label = SafeText.label(holder.name());
      label.setGraphic(new StateBadge(holder.active() ? Badge.ENROLLED : Badge.REMOVED));
      holders.getChildren().add(label);
    }
    grid.node("tokens.shares.holders", holders);
    box.getChildren().add(grid);
    return box;
  }

  private static Node mechanisms(SlotView.TokenView token) {
    FlowPane pane = new FlowPane(16, 6);
    pane.getStyleClass().add("tab-content");
    for (String mechanism : token.mechanisms()) {
      Label label = new Label(SafeText.of(mechanism));
      label.getStyleClass().add("mono");
      pane.getChildren().add(label);
    }
    return pane;
  }
}
