package org.countersign.app.screen.intake;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.service.intake.Findings;
import org.countersign.model.key.SprawlFinding;

/** Private keys that were found outside an HSM, until two people say how they were dealt with. */
final class FindingsPane extends VBox {
  FindingsPane(ImportViewModel model) {
    getStyleClass().add("import-findings");
    TableView<Findings.Row> table =
        new TableBuilder<Findings.Row>()
            .state("import.found.state", 110, FindingsPane::badge)
            .text("import.found.where", 250, row -> row.finding().where().toString())
            .text("import.found.owner", 200, row -> row.finding().owner())
            .text("import.found.format", 90, row -> row.finding().format())
            .text("import.found.domain", 140, Findings.Row::domain)
            .text("import.found.held", 140, Findings.Row::held)
            .number("import.found.paths", 116, Findings.Row::paths)
            .time("import.found.since", 100, row -> row.finding().since())
            .text("import.found.how", 160, FindingsPane::how)
            .hidden()
            .placeholder(new EmptyState(Icon.DONE, "import.found.none"))
            .build(model.findings());
    table.setId("findings-table");
    Button deal =
        Buttons.plain(
            "import.deal.button",
            Icon.REQUEST,
            () -> model.deal(List.copyOf(table.getSelectionModel().getSelectedItems())));
    deal.setId("findings-deal");
    deal.disableProperty().bind(Bindings.isEmpty(table.getSelectionModel().getSelectedItems()));
    Label what = new Label(Messages.text("import.found.what"));
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    what.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(what, Priority.ALWAYS);
    HBox top = new HBox(12, what, deal);
    top.setAlignment(Pos.CENTER_LEFT);
    top.getStyleClass().add("import-tools");
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(top, table);
  }

  private static Badge badge(Findings.Row row) {
    return row.finding().stands() ? Badge.FINDING_STANDS : Badge.FINDING_CLOSED;
  }

  private static String how(Findings.Row row) {
    return row.finding().closed().map(SprawlFinding.Closed::how).orElse("");
  }
}
