package org.countersign.app.screen.audit;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Paragraph;
import org.countersign.app.fx.PinField;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.SafeText;
import org.countersign.model.audit.BundleSurvey;
import org.countersign.model.people.Person;

/** What will be inside, and a row for each custodian who can sign. */
final class SignersPane extends VBox {
  private final ExportViewModel model;
  private final ExportSigners signers;
  private final VBox rows = new VBox();
  private final VBox progress = new VBox();

  SignersPane(ExportViewModel model) {
    this.model = model;
    this.signers = model.signers();
    rows.getStyleClass().add("person-rows");
    GridPane columns = new GridPane();
    columns.setHgap(24);
    columns.getColumnConstraints().addAll(half(), half());
    columns.addRow(0, inside(), signers());
    VBox.setVgrow(columns, Priority.ALWAYS);
    getStyleClass().add("form-dialog");
    getChildren().addAll(columns, progress);
    signers.signedProperty().subscribe(now -> show());
    model.busyProperty().subscribe(now -> rows.setDisable(now));
    model
        .taskProperty()
        .subscribe(
            now -> progress.getChildren().setAll(now.map(ProgressPane::new).stream().toList()));
  }

  private static ColumnConstraints half() {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(50);
    return column;
  }

  private Node inside() {
    VBox box = new VBox(10, Paragraph.of(Messages.text("audit.inside"), "h3"));
    model
        .surveyProperty()
        .subscribe(now ->
            now.ifPresent(found -> {
              box.getChildren().setAll(box.getChildren().getFirst(), facts(found));
            }));
    return box;
  }

  private FactGrid facts(BundleSurvey found) {
    FactGrid facts = new FactGrid();
    facts.text(
        "audit.level", Messages.text("audit.level." + model.choice().levelProperty().get().text()));
    facts.text(
        "audit.inside.entries",
        Messages.text(
            "audit.inside.entries.value", found.entries(), found.withheld(), found.leftOut()));
    facts.text(
        "audit.inside.all",
        Messages.text(found.whole() ? "audit.inside.all.whole" : "audit.inside.all.part"));
    facts.text("audit.inside.size", Messages.text("audit.inside.size.value", size(found.bytes())));
    facts.text(
        "audit.target", model.choice().targetProperty().get().map(Object::toString).orElse(""));
    return facts;
  }

  private static String size(long bytes) {
    if (bytes < 1 << 20) {
      return Math.max(1, bytes >> 10) + " KiB";
    }
    return bytes < 1 << 30 ? (bytes >> 20) + " MiB" : (bytes >> 30) + " GiB";
  }

  private Node signers() {
    Label count = Paragraph.of("", "muted");
    signers
        .signedProperty()
        .subscribe(now -> count.setText(Messages.text("audit.signers.count", now.size())));
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("detail-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return new VBox(
        8,
        Paragraph.of(Messages.text("audit.signers"), "h3"),
        Paragraph.of(Messages.text("audit.signers.hint"), "hint"),
        count,
        scroll);
  }

  private void show() {
    List<String> signed = signers.signedProperty().get();
    rows.getChildren().setAll(signers.custodians().stream().map(one -> row(one, signed)).toList());
  }

  private Node row(Person person, List<String> signed) {
    boolean will = signed.contains(person.id());
    boolean full = signed.size() >= ExportSigners.NEEDED;
    Label name = SafeText.label(person.name());
    name.getStyleClass().add("h3");
    Label token = SafeText.label(signers.tokenOf(person.id()));
    token.getStyleClass().add("hint");
    VBox who = new VBox(2, name, token);
    who.setMinWidth(120);
    HBox.setHgrow(who, Priority.ALWAYS);
    HBox line =
        new HBox(
            8,
            (will ? Icon.DONE : Icon.PERSON)
                .node("person-icon", will ? "tone-good" : "tone-neutral"),
            who);
    line.getStyleClass().add("person-line");
    line.setAlignment(Pos.CENTER_LEFT);
    if (will) {
      line.getChildren().add(new Label(Messages.text("audit.row.will")));
    } else if (!full && signers.isSignedIn(person.id())) {
      token.setText(Messages.text("audit.row.you"));
      Button sign = Buttons.primary("audit.row.sign", signers::takeMyself);
      sign.setId("audit-sign-" + person.id());
      line.getChildren().add(sign);
    } else if (!full) {
      line.getChildren().addAll(asked(person));
    }
    VBox row = new VBox(line);
    row.getStyleClass().add("person-row");
    return row;
  }

  private List<Node> asked(Person person) {
    PinField pin = new PinField("audit.pin");
    pin.setId("audit-pin-" + person.id());
    Runnable signs = () -> model.sign(person.id(), pin.takePin());
    pin.setOnEnter(signs);
    Button sign = Buttons.primary("audit.row.sign", signs);
    sign.setId("audit-sign-" + person.id());
    sign.disableProperty().bind(pin.lengthProperty().isEqualTo(0));
    return List.of(pin, sign);
  }
}
