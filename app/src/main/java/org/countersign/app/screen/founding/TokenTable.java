package org.countersign.app.screen.founding;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.TableBuilder;

/** All slots of all modules, one of them chosen. */
final class TokenTable extends StackPane {
  private static final PseudoClass UNUSABLE = PseudoClass.getPseudoClass("unusable");
  private static final double LEAST = 130;

  private final TableView<TokenChoice> table;

  TokenTable(EnrolModel model) {
    table =
        new TableBuilder<TokenChoice>()
            .text("founding.token", 200, TokenChoice::label)
            .mono("founding.token.serial", 150, TokenChoice::serial)
            .text("founding.token.module", 150, TokenChoice::moduleName)
            .node("founding.token.state", 260, TokenChoice::state, TokenTable::state)
            .single()
            .placeholder(new EmptyState(Icon.TOKEN, "founding.token.none"))
            .build(model.choices());
    table.setId("founding-tokens");
    table.setMinHeight(LEAST);
    table.setPrefHeight(LEAST);
    table.setRowFactory(view -> row());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(choice -> {
          if (choice != null) {
            model.chosenProperty().set(choice);
          }
        });
    model.chosenProperty().subscribe(this::select);
    getChildren().add(table);
  }

  private void select(TokenChoice choice) {
    if (choice == null) {
      table.getSelectionModel().clearSelection();
    } else {
      table.getSelectionModel().select(choice);
      table.scrollTo(choice);
    }
  }

  private static TableRow<TokenChoice> row() {
    return new TableRow<>() {
      @Override
      protected void updateItem(TokenChoice item, boolean empty) {
        super.updateItem(item, empty);
        boolean unusable = !empty && item != null && item.kind() == TokenChoice.Kind.UNUSABLE;
        pseudoClassStateChanged(UNUSABLE, unusable);
      }
    };
  }

  private static Node state(TokenChoice choice) {
    Label label = new Label(choice.state());
    label.setGraphic(icon(choice.kind()));
    label.setTooltip(new Tooltip(choice.state()));
    HBox box = new HBox(label);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static Node icon(TokenChoice.Kind kind) {
    return switch (kind) {
      case READY -> Icon.DONE.node("tone-good");
      case BLANK -> Icon.NOT_STARTED.node("tone-neutral");
      case UNUSABLE -> Icon.REFUSED.node("tone-warning");
    };
  }
}
