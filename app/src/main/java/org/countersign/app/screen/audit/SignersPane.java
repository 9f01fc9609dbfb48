package org.countersign.app.screen.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Paragraph;
import org.countersign.app.fx.PinField;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.UiThread;
import org.countersign.app.fx.WhileShown;
import org.countersign.model.audit.BundleSurvey;
import org.countersign.model.people.Person;

/** What will be inside, and a row for each custodian who can sign. */
final class SignersPane extends VBox {
  private static final Duration POLL = Duration.seconds(3);

  private final ExportViewModel model;
  private final ExportSigners signers;
  private final VBox rows = new VBox();
  private final VBox progress = new VBox();
  private final Map<String, VBox> ofPerson = new HashMap<>();
  private final Map<String, Label> places = new HashMap<>();

  SignersPane(ExportViewModel model) {
    this.model = model;
    this.signers = model.signers();
    rows.getStyleClass().add("person-rows");
    GridPane columns = new GridPane();
    columns.setHgap(24);
    columns.getColumnConstraints().addAll(half(), half());
    columns.addRow(0, inside(), signers());
    RowConstraints row = new RowConstraints();
    row.setVgrow(Priority.ALWAYS);
    row.setValignment(VPos.TOP);
    columns.getRowConstraints().add(row);
    VBox.setVgrow(columns, Priority.ALWAYS);
    getStyleClass().add("form-dialog");
    getChildren().addAll(columns, progress);
    signers.signedProperty().subscribe(now -> show());
    signers.notSignedProperty().subscribe(this::told);
    signers.tokensHereProperty().subscribe(here -> places.keySet().forEach(this::place));
    Timeline polling = new Timeline(new KeyFrame(POLL, event -> model.look()));
    polling.setCycleCount(Animation.INDEFINITE);
    WhileShown.run(this, polling::play, polling::stop);
    model.look();
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
    facts.text(
        "audit.inside.size",
        Messages.text(
            "audit.inside.size.value",
            size(found.about()),
            size(found.bytes()),
            size(found.attached()),
            found.whole() ? 1 : 0));
    facts.text(
        "audit.target", model.choice().targetProperty().get().map(Object::toString).orElse(""));
    return facts;
  }

  private static String size(long bytes) {
    if (bytes < 1 << 20) {
      return ((bytes + 1023) >> 10) + " KiB";
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
    ofPerson.clear();
    places.clear();
    rows.getChildren().setAll(signers.custodians().stream().map(one -> row(one, signed)).toList());
  }

  private Node row(Person person, List<String> signed) {
    boolean will = signed.contains(person.id());
    boolean full = signed.size() >= ExportSigners.NEEDED;
    Label name = SafeText.label(person.name());
    name.getStyleClass().add("h3");
    Label token = Paragraph.of("", "hint");
    token.setGraphic(Icon.TOKEN.node("tone-neutral"));
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
      SafeText.show(token, signers.tokenOf(person.id()));
    } else if (!full && signers.isSignedIn(person.id())) {
      token.setText(Messages.text("audit.row.you"));
      Button sign = Buttons.primary("audit.row.sign", signers::takeMyself);
      sign.setId("audit-sign-" + person.id());
      line.getChildren().add(sign);
    } else if (!full) {
      line.getChildren().addAll(asked(person));
      places.put(person.id(), token);
      place(person.id());
    } else {
      SafeText.show(token, signers.tokenOf(person.id()));
    }
    VBox row = new VBox(line);
    row.getStyleClass().add("person-row");
    ofPerson.put(person.id(), row);
    return row;
  }

  /** Which token it is, and whether it has to be inserted first. */
  private void place(String person) {
    Label label = places.get(person);
    boolean here = signers.isHere(person);
    String token = SafeText.of(signers.tokenOf(person));
    label.setText(here ? token : Messages.text("audit.row.insert", token));
    label.setGraphic(Icon.TOKEN.node(here ? "tone-neutral" : "tone-warning"));
  }

  /** Under the row of whoever it is about, with the cursor back in the PIN. */
  private void told(Optional<ExportSigners.NotSigned> now) {
    ofPerson.values().forEach(row -> row.getChildren().removeIf(Label.class::isInstance));
    now.filter(one -> ofPerson.containsKey(one.person()))
        .ifPresent(one -> {
          Label why = Paragraph.of(one.why(), "problem");
          why.setGraphic(Icon.WARNING.node());
          VBox row = ofPerson.get(one.person());
          row.getChildren().add(why);
          UiThread.later(() -> row.lookupAll(".pin-field").forEach(Node::requestFocus));
        });
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
