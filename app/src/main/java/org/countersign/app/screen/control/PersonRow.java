package org.countersign.app.screen.control;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.PinField;
import org.countersign.app.fx.RelativeTime;
import org.countersign.app.fx.SafeText;
import org.countersign.app.screen.control.PersonModel.Ask;
import org.countersign.app.screen.control.PersonModel.TokenPlace;
import org.countersign.app.service.control.DualControl;

/**
 * One person: name and token, and the PIN with what it is for, until it says who signed and when.
 */
final class PersonRow extends VBox {
  private final ControlViewModel model;
  private final PersonModel person;
  private final HBox line = new HBox();
  private final Label place = new Label();
  private final PinField pin = new PinField("control.pin");
  private final TextField comment = new TextField();
  private final Label problem = new Label();

  PersonRow(ControlViewModel model, PersonModel person) {
    this.model = model;
    this.person = person;
    getStyleClass().add("person-row");
    setId("person-" + person.person());
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("person-line");
    comment.setPromptText(Messages.text("control.refuse.why"));
    comment.textProperty().bindBidirectional(person.commentProperty());
    HBox.setHgrow(comment, Priority.ALWAYS);
    problem.getStyleClass().add("problem");
    problem.setGraphic(Icon.WARNING.node());
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    problem.textProperty().bind(person.problemProperty());
    person.problemProperty().subscribe(this::backToPin);
    pin.setOnEnter(this::answer);
    person.rowProperty().subscribe(this::show);
    person.askProperty().subscribe(this::show);
    person.refusingProperty().subscribe(this::show);
    person.tokenProperty().subscribe(this::showPlace);
    show();
  }

  private void backToPin(String text) {
    if (!text.isEmpty()) {
      pin.requestFocus();
    }
  }

  private void show() {
    DualControl.Row row = person.rowProperty().get();
    List<Node> under = new ArrayList<>();
    if (person.refusingProperty().get()) {
      under.add(refusal());
    }
    under.add(problem);
    line.getChildren().setAll(icon(row), who(row), space());
    line.getChildren().addAll(done(row));
    if (!person.refusingProperty().get()) {
      line.getChildren().addAll(asked());
    }
    getChildren().setAll(line);
    getChildren().addAll(under);
    showPlace();
  }

  private static Node icon(DualControl.Row row) {
    if (row.refusedAt().isPresent()) {
      return Icon.REFUSED.node("person-icon", "tone-warning");
    }
    boolean signed = row.signedAt().isPresent();
    return signed
        ? Icon.DONE.node("person-icon", "tone-good")
        : Icon.PERSON.node("person-icon", "tone-neutral");
  }

  private VBox who(DualControl.Row row) {
    Label name = SafeText.label(row.name());
    name.getStyleClass().add("h3");
    Label part = new Label(Messages.text(partKey(row)));
    part.getStyleClass().add("hint");
    HBox names = new HBox(8, name, part);
    names.setAlignment(Pos.BASELINE_LEFT);
    place.getStyleClass().setAll("label", "hint");
    VBox who = new VBox(2, names, place);
    who.setMinWidth(120);
    HBox.setHgrow(who, Priority.ALWAYS);
    return who;
  }

  private static String partKey(DualControl.Row row) {
    return switch (row.part()) {
      case RAISER -> row.counts() ? "control.part.raiser-counts" : "control.part.raiser";
      case APPROVER -> "control.part.approver";
      case HOLDER -> "control.part.holder";
    };
  }

  private void showPlace() {
    DualControl.Row row = person.rowProperty().get();
    boolean wanted = person.askProperty().get() != Ask.NOTHING;
    TokenPlace where = person.tokenProperty().get();
    SafeText.show(place, row.token());
    if (row.holdsShare() && row.present()) {
      place.setGraphic(Icon.KEY.node("tone-good"));
      place.setText(Messages.text("control.share.present", row.token()));
    } else if (wanted && where == TokenPlace.MISSING) {
      place.setGraphic(Icon.TOKEN.node("tone-warning"));
      place.setText(Messages.text("control.token.insert", row.token()));
    } else {
      place.setGraphic(Icon.TOKEN.node(where == TokenPlace.HERE ? "tone-good" : "tone-neutral"));
    }
  }

  private static List<Node> done(DualControl.Row row) {
    List<Node> nodes = new ArrayList<>();
    row.signedAt()
        .ifPresent(at ->
            nodes.add(
                said(
                    row.part() == DualControl.Part.RAISER
                        ? "control.row.raised"
                        : "control.row.signed",
                    new RelativeTime(at))));
    row.refusedAt().ifPresent(at -> nodes.add(said("control.row.refused", new RelativeTime(at))));
    return nodes;
  }

  private static Node said(String key, RelativeTime time) {
    HBox said = new HBox(4, new Label(Messages.text(key)), time);
    said.setAlignment(Pos.CENTER_RIGHT);
    said.setMinWidth(Region.USE_PREF_SIZE);
    said.getStyleClass().add("person-said");
    return said;
  }

  private static Region space() {
    Region space = new Region();
    space.setMinWidth(4);
    return space;
  }

  private List<Node> asked() {
    return switch (person.askProperty().get()) {
      case SIGN -> List.of(pin, answerButton("control.sign"), refuseButton("control.refuse"));
      case BRING -> List.of(pin, answerButton("control.bring"));
      case BRING_OR_REFUSE ->
          List.of(pin, answerButton("control.bring"), refuseButton("control.refuse"));
      case WITHDRAW -> List.of(refuseButton("control.withdraw"));
      case NOTHING -> List.of();
    };
  }

  private Button answerButton(String key) {
    Button button = Buttons.primary(key, this::answer);
    button.disableProperty().bind(idle(pin.lengthProperty().isEqualTo(0)));
    return button;
  }

  private Button refuseButton(String key) {
    Button button = Buttons.plain(key, this::askWhy);
    button.disableProperty().bind(model.busyProperty());
    return button;
  }

  private ObservableValue<Boolean> idle(ObservableValue<Boolean> empty) {
    return empty.flatMap(none -> model.busyProperty().map(busy -> none || busy));
  }

  private void askWhy() {
    person.refusingProperty().set(true);
    comment.requestFocus();
  }

  private HBox refusal() {
    boolean own = person.askProperty().get() == Ask.WITHDRAW;
    Button no =
        Buttons.plain(own ? "control.withdraw.sign" : "control.refuse.sign", this::signRefusal);
    no.disableProperty()
        .bind(
            idle(pin.lengthProperty().map(n -> n.intValue() == 0 || comment.getText().isBlank())));
    Button back = Buttons.plain("control.back", () -> person.refusingProperty().set(false));
    HBox row = new HBox(comment, pin, no, back);
    row.getStyleClass().add("person-line");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void answer() {
    if (model.busyProperty().get() || pin.lengthProperty().get() == 0) {
      return;
    }
    switch (person.askProperty().get()) {
      case SIGN -> {
        if (person.refusingProperty().get()) {
          signRefusal();
        } else {
          model.approve(person, pin.takePin());
        }
      }
      case BRING -> model.bring(person, pin.takePin());
      case BRING_OR_REFUSE -> {
        if (person.refusingProperty().get()) {
          signRefusal();
        } else {
          model.bring(person, pin.takePin());
        }
      }
      case WITHDRAW -> signRefusal();
      case NOTHING -> {}
    }
  }

  private void signRefusal() {
    if (!comment.getText().isBlank() && pin.lengthProperty().get() > 0) {
      model.refuse(person, pin.takePin());
    } else if (comment.getText().isBlank()) {
      comment.requestFocus();
    }
  }

  /** Puts the cursor where this person's PIN goes, if one is asked for. */
  boolean focusPin() {
    boolean asked =
        person.askProperty().get() == Ask.SIGN || person.askProperty().get() == Ask.BRING;
    if (asked) {
      pin.requestFocus();
    }
    return asked;
  }
}
