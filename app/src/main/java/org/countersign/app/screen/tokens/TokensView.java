package org.countersign.app.screen.tokens;

import java.util.Map;
import java.util.Optional;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.MasterDetail;
import org.countersign.app.fx.ScreenPane;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.View;
import org.countersign.app.fx.form.FormDialog;
import org.countersign.app.service.inventory.TokenRow;
import org.countersign.app.service.reconcile.TokenStanding;

/** The Tokens screen. */
public final class TokensView implements View {
  private final TokensViewModel model;
  private final ScreenPane pane = new ScreenPane("tokens.title");
  private final TableView<TokenRow> table;
  private final MasterDetail body;
  private final TokenPane detail;

  public TokensView(TokensViewModel model, Dialogs dialogs, TaskRunner tasks) {
    this.model = model;
    FilterBar<TokenRow> filter =
        new FilterBar<TokenRow>("tokens.filter")
            .searching(TokenText::label, TokenText::serial, TokenRow::module, TokenRow::whose)
            .facet("tokens.use", TokenText::use)
            .facet("tokens.state", row -> TokenText.presence(row).text());
    table = table(filter.filter(model.rows()));
    body = new MasterDetail(table);
    detail = new TokenPane(model);
    Button look = Buttons.primary("tokens.look", Icon.REFRESH, model::lookAgain);
    look.disableProperty().bind(model.lookingProperty());
    pane.tools(filter).actions(look).body(body);
    model.onForm(form -> new FormDialog(pane.getScene().getWindow(), form, dialogs, tasks).show());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe((before, now) -> model.chosenProperty().set(Optional.ofNullable(now)));
    model.chosenProperty().subscribe(this::show);
    model.standingsProperty().subscribe((before, now) -> stands(before, now));
  }

  private TableView<TokenRow> table(FilteredList<TokenRow> rows) {
    return new TableBuilder<TokenRow>()
        .text("tokens.label", 190, TokenText::label)
        .mono("tokens.serial", 150, TokenText::serial)
        .text("tokens.use", 210, TokenText::use)
        .state("tokens.state", 140, TokenText::presence)
        .state("tokens.pin", 110, TokenText::pin)
        .text("tokens.differences", 112, this::waiting)
        .text("tokens.slot", 170, TokenText::slot)
        .text("tokens.module", 120, TokenText::module)
        .single()
        .placeholder(new EmptyState(Icon.TOKEN, "tokens.none"), model.reading())
        .build(rows);
  }

  /** How many differences wait; empty for none. */
  private String waiting(TokenRow row) {
    return model
        .standing(row)
        .map(TokenStanding::waiting)
        .filter(count -> count > 0)
        .map(String::valueOf)
        .orElse("");
  }

  private void stands(Map<String, TokenStanding> before, Map<String, TokenStanding> now) {
    if (!now.equals(before)) {
      table.refresh();
      show(model.chosenProperty().get());
    }
  }

  private void show(Optional<TokenRow> now) {
    if (now.isEmpty()) {
      body.hideDetail();
    } else {
      detail.show(now.get());
      body.show(detail.node());
    }
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void refresh() {
    model.look();
  }

  /** By serial. */
  @Override
  public void select(String subject) {
    table.getItems().stream()
        .filter(row -> TokenText.serial(row).equals(subject))
        .findFirst()
        .ifPresent(row -> {
          table.getSelectionModel().select(row);
          if (model.standing(row).filter(one -> one.waiting() > 0).isPresent()) {
            detail.showDifferences();
          }
        });
  }
}
