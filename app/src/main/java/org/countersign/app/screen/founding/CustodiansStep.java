package org.countersign.app.screen.founding;

import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TableBuilder;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.vault.Bodies;

/** Second step: who founds the vault, each with a token. */
final class CustodiansStep extends VBox {
  private final CustodiansModel model;
  private final Dialogs dialogs;
  private final TableView<Bodies.Founder> table;

  CustodiansStep(CustodiansModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    getStyleClass().add("founding-step");
    table = table();
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren()
        .addAll(
            Fields.say("founding.custodians.title", "h2"),
            Fields.say("founding.custodians.text"),
            tools(),
            table);
  }

  private TableView<Bodies.Founder> table() {
    TableView<Bodies.Founder> rows =
        new TableBuilder<Bodies.Founder>()
            .text("founding.person.name", 128, founder -> founder.person().name())
            .text("founding.person.contact", 182, founder -> founder.person().contact())
            .text("founding.token", 194, founder -> founder.credential().token().label())
            .text("founding.token.serial", 146, founder -> founder.credential().token().serial())
            .node(
                "founding.person.proof",
                166,
                founder -> Messages.text("founding.person.proved"),
                founder -> proved())
            .text("founding.person.roles", 86, CustodiansStep::roles)
            .single()
            .placeholder(new EmptyState(Icon.PEOPLE, "founding.custodians.none"))
            .build(model.founders());
    rows.setId("founding-custodians");
    return rows;
  }

  static String token(TokenIdentity token) {
    return Messages.text("founding.person.token.both", token.label(), token.serial());
  }

  private static Label proved() {
    Label label = new Label(Messages.text("founding.person.proved"));
    label.setGraphic(Icon.CERTIFICATE.node("tone-good"));
    return label;
  }

  private static String roles(Bodies.Founder founder) {
    return founder.person().roles().stream()
        .map(role -> Messages.text("founding.role." + role.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", "));
  }

  private HBox tools() {
    Button enrol = Buttons.primary("founding.enrol", Icon.ADD, this::enrol);
    enrol.setId("founding-enrol");
    Button remove = Buttons.plain("founding.remove", this::remove);
    remove.setId("founding-remove");
    remove.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    Label missing = new Label();
    missing.setId("founding-missing");
    missing.getStyleClass().add("muted");
    missing
        .textProperty()
        .bind(
            model
                .missing()
                .map(n -> Messages.text("founding.custodians.missing", Math.max(0, n.intValue()))));
    HBox row = new HBox(8, enrol, remove, missing);
    HBox.setMargin(missing, new Insets(0, 0, 0, 8));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void enrol() {
    new EnrolWindow(getScene().getWindow(), model, dialogs).show();
  }

  private void remove() {
    Bodies.Founder founder = table.getSelectionModel().getSelectedItem();
    if (founder != null
        && dialogs.confirm(
            "founding.removing", founder.person().name(), founder.credential().token().label())) {
      model.remove(founder);
    }
  }
}
