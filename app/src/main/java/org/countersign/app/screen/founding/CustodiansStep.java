package org.countersign.app.screen.founding;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.HashText;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.FoundingRules;

/** The next custodian at the left, those enrolled at the right, each with the proof. */
final class CustodiansStep extends VBox {
  private final FoundingViewModel model;
  private final Dialogs dialogs;
  private final VBox enrolled = new VBox();
  private final Label count = Fields.text("", "h3");

  CustodiansStep(FoundingViewModel model, Dialogs dialogs, EnrolForm form) {
    this.model = model;
    this.dialogs = dialogs;
    getStyleClass().add("founding-step");
    Label problem = Fields.text("", "problem");
    problem.setGraphic(Icon.WARNING.node());
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    VBox left =
        new VBox(12, Fields.text(Messages.text("founding.enrol.title"), "h3"), form, problem);
    VBox right = new VBox(8, count, enrolled);
    GridPane columns = new GridPane();
    columns.setHgap(28);
    columns.getColumnConstraints().addAll(percent(54), percent(46));
    columns.addRow(0, left, right);
    getChildren().addAll(Fields.text(Messages.text("founding.custodians.what"), "muted"), columns);
    model.founders().addListener((ListChangeListener<Bodies.Founder>) change -> show());
    show();
  }

  private static ColumnConstraints percent(double width) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(width);
    return column;
  }

  private void show() {
    int there = model.founders().size();
    count.setText(
        Messages.text(
            "founding.enrolled", there, Math.max(0, FoundingRules.FEWEST_FOUNDERS - there)));
    if (there == 0) {
      enrolled.getChildren().setAll(EnrolForm.nobody());
    } else {
      enrolled.getChildren().setAll(model.founders().stream().map(this::row).toList());
    }
  }

  private Node row(Bodies.Founder founder) {
    Label name = SafeText.label(founder.person().name());
    name.getStyleClass().add("h3");
    Label token =
        SafeText.label(
            founder.credential().token().label() + " · " + founder.credential().token().serial());
    token.getStyleClass().add("hint");
    String key = HashText.groups(founder.credential().spki().hex().substring(0, 16));
    Label proof = Fields.text(Messages.text("founding.proof", key), "hint");
    proof.setGraphic(Icon.DONE.node("tone-good"));
    VBox who = new VBox(2, name, token, proof);
    who.setMinWidth(0);
    HBox.setHgrow(who, Priority.ALWAYS);
    HBox row =
        new HBox(10, who, Buttons.icon("founding.remove", Icon.REMOVE, () -> remove(founder)));
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(Region.USE_PREF_SIZE);
    row.getStyleClass().add("person-row");
    return row;
  }

  private void remove(Bodies.Founder founder) {
    if (dialogs.confirmFinal("founding.remove.ask", founder.person().name())) {
      model.remove(founder);
    }
  }
}
