package org.countersign.app.screen.tokens;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Clip;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.Tone;
import org.countersign.app.service.reconcile.TokenStanding;
import org.countersign.app.service.reconcile.TokenStanding.Remedy;
import org.countersign.app.service.reconcile.TokenStanding.Row;
import org.countersign.app.text.DifferenceText;
import org.countersign.model.reconcile.Depth;
import org.countersign.model.vault.TokenLook;

/** What a token and the register differ in, and what can be done about each. */
final class DifferencesTab {
  private final TokensViewModel model;
  private final TokenStanding standing;
  private final TableView<Row> table;
  private final VBox chosen = new VBox(8);

  DifferencesTab(TokensViewModel model, TokenStanding standing) {
    this.model = model;
    this.standing = standing;
    this.table = table();
    table.setId("tokens-differences");
    chosen.getStyleClass().add("difference-chosen");
  }

  Node node() {
    BorderPane pane = new BorderPane(table);
    VBox top = new VBox(looked());
    standing
        .failure()
        .ifPresent(failure ->
            top.getChildren()
                .addFirst(
                    new Banner(
                        Tone.WARNING,
                        Messages.text(
                            "tokens.difference.failed",
                            new Messages.Composed(FailureText.sentence(failure))))));
    pane.setTop(top);
    if (!standing.rows().isEmpty()) {
      pane.setBottom(chosen);
      table.getSelectionModel().selectedItemProperty().subscribe(row -> show(row));
      table.getSelectionModel().selectFirst();
    }
    return pane;
  }

  private HBox looked() {
    Label label = new Label(lookedText());
    label.setId("tokens-looked");
    label.getStyleClass().add("muted");
    HBox row = new HBox(label);
    row.getStyleClass().add("tab-tools");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private String lookedText() {
    if (standing.lookedAt().isEmpty()) {
      return Messages.text("tokens.difference.looked.never");
    }
    String at = TimeText.minute(standing.lookedAt().get());
    if (standing.depth() == Depth.FULL) {
      return Messages.text("tokens.difference.looked.full", at);
    }
    return standing
        .fullAt()
        .map(full ->
            Messages.text("tokens.difference.looked.full-before", at, TimeText.minute(full)))
        .orElseGet(() -> Messages.text("tokens.difference.looked.public", at));
  }

  private TableView<Row> table() {
    String none = standing.lookedAt().isEmpty() ? "never" : "none";
    return new TableBuilder<Row>()
        .text("tokens.difference.kind", 170, row -> DifferenceText.kind(row.difference()))
        .text("tokens.difference.about", 220, row -> DifferenceText.about(row.difference()))
        .state("tokens.difference.standing", 120, DifferencesTab::badge)
        .time("tokens.difference.since", 120, Row::since)
        .time("tokens.difference.until", 120, DifferencesTab::until)
        .text("tokens.difference.by", 140, row -> left(row, TokenLook.Disposition::by))
        .text("tokens.difference.why", 200, row -> left(row, TokenLook.Disposition::reason))
        .single()
        .placeholder(
            new EmptyState(
                none.equals("none") ? Icon.DONE : Icon.SEARCH, "tokens.difference." + none))
        .build(FXCollections.observableList(standing.rows()));
  }

  private static Badge badge(Row row) {
    return row.waits() ? Badge.DIFFERENCE_OPEN : Badge.DIFFERENCE_LEFT;
  }

  @SuppressWarnings("NullAway") // a table's time column takes null for none
  private static Instant until(Row row) {
    return row.left().map(TokenLook.Disposition::until).orElse(null);
  }

  private static String left(
      Row row, java.util.function.Function<TokenLook.Disposition, String> of) {
    return row.left().map(of).orElse("");
  }

  private void show(Row row) {
    if (row == null) {
      chosen.getChildren().setAll(new Label(Messages.text("tokens.difference.choose")));
      return;
    }
    String sentence = DifferenceText.sentence(row.difference());
    Label label = new Label(SafeText.of(sentence, 1_000));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    HBox told =
        new HBox(6, label, Buttons.icon("common.copy", Icon.COPY, () -> Clip.copy(sentence)));
    told.setAlignment(Pos.TOP_LEFT);
    HBox remedies = new HBox(8);
    remedies.getStyleClass().add("actions");
    for (Remedy remedy : Remedy.values()) {
      button(row, remedy).ifPresent(remedies.getChildren()::add);
    }
    chosen.getChildren().setAll(told, remedies);
  }

  private Optional<Button> button(Row row, Remedy remedy) {
    Set<Remedy> possible = row.remedies();
    if (!possible.contains(remedy)) {
      return Optional.empty();
    }
    Runnable act = () -> model.remedy(row.difference(), remedy);
    Button button =
        switch (remedy) {
          case ADOPT -> Buttons.plain("tokens.remedy.adopt", Icon.ADD, act);
          case DESTROY -> Buttons.plain("tokens.remedy.destroy", Icon.REMOVE, act);
          case EMERGENCY -> Buttons.emergency("tokens.remedy.emergency", act);
          case SHOW_KEY -> Buttons.plain("tokens.remedy.show-key", Icon.KEY, act);
          case LEAVE -> Buttons.plain("tokens.remedy.leave", Icon.PAUSED, act);
        };
    button.setId("tokens-remedy-" + remedy.name().toLowerCase(java.util.Locale.ROOT));
    return Optional.of(button);
  }
}
