package org.countersign.app.screen.founding;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Form;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.PinField;
import org.countersign.app.fx.ProgressPane;

/** Who, which token, and the PINs it needs. */
final class EnrolPane extends VBox {
  private static final double LABELS = 150;

  private final EnrolModel model;
  private final PinField pin = pinField("founding.pin", "founding-pin");
  private final PinField newPin = pinField("founding.pin", "founding-new-pin");
  private final PinField newAgain = pinField("founding.pin.again", "founding-pin-again");
  private final PinField soPin = pinField("founding.so-pin", "founding-so-pin");
  private final PinField soAgain = pinField("founding.so-pin.again", "founding-so-pin-again");

  EnrolPane(EnrolModel model) {
    this.model = model;
    getStyleClass().add("founding-enrol");
    TokenTable tokens = new TokenTable(model);
    VBox.setVgrow(tokens, Priority.ALWAYS);
    getChildren()
        .addAll(
            Fields.say("founding.enrol.title", "h2"),
            person(),
            heading(),
            tokens,
            Fields.problem(model.tokenProblemProperty()),
            ready(),
            blank(),
            below());
    model.pinProblemProperty().subscribe(this::backToPin);
    disableWhileBusy();
  }

  private static PinField pinField(String key, String id) {
    PinField field = new PinField(key);
    field.setId(id);
    return field;
  }

  private Form person() {
    TextField name = Fields.text(model.name(), "founding-custodian-name");
    TextField contact = Fields.text(model.contact(), "founding-contact");
    contact.setPromptText(Messages.text("founding.person.contact.prompt"));
    return aligned(
        new Form()
            .field("founding.person.name", name, model.name().problemProperty())
            .field("founding.person.contact", contact, model.contact().problemProperty()));
  }

  private HBox heading() {
    Label which = new Label(Messages.text("founding.token.which"));
    which.getStyleClass().add("h3");
    Button look = Buttons.quiet("founding.token.look", Icon.REFRESH, model::look);
    look.setId("founding-look");
    StackPane space = new StackPane();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(8, which, space, look);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node ready() {
    pin.setOnEnter(this::enrol);
    return only(
        aligned(new Form().field("founding.pin", pin, model.pinProblemProperty())),
        TokenChoice.Kind.READY);
  }

  private Node blank() {
    soAgain.setOnEnter(this::enrol);
    TextField label = Fields.text(model.label(), "founding-label");
    Form form =
        aligned(
            new Form()
                .field("founding.token.label", label, model.label().problemProperty())
                .field("founding.pin", twice(newPin, newAgain), model.pinProblemProperty())
                .field("founding.so-pin", twice(soPin, soAgain), model.soPinProblemProperty()));
    Label limits = Fields.words("", "hint");
    limits.textProperty().bind(model.chosenProperty().map(EnrolPane::limits).orElse(""));
    VBox all = new VBox(6, form, limits);
    all.setMinHeight(USE_PREF_SIZE);
    return only(all, TokenChoice.Kind.BLANK);
  }

  private static String limits(TokenChoice choice) {
    return choice
        .token()
        .map(t -> Messages.text("founding.token.limits", t.pinLeast(), t.pinMost()))
        .orElse("");
  }

  private static HBox twice(PinField first, PinField second) {
    HBox row = new HBox(8, first, second);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** So that fields stand under each other across the forms. */
  private static Form aligned(Form form) {
    ColumnConstraints labels = form.getColumnConstraints().getFirst();
    labels.setMinWidth(LABELS);
    labels.setPrefWidth(LABELS);
    form.setMinHeight(USE_PREF_SIZE);
    return form;
  }

  private Node only(Node node, TokenChoice.Kind kind) {
    ObservableValue<Boolean> shown =
        model.chosenProperty().map(choice -> choice.kind() == kind).orElse(false);
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(shown);
    return node;
  }

  private VBox below() {
    Label refusal = Fields.problem(model.refusalProperty());
    refusal.setId("founding-refusal");
    StackPane progress = new StackPane();
    model
        .taskProperty()
        .subscribe(task -> {
          if (task != null) {
            progress.getChildren().setAll(new ProgressPane(task, false));
          }
        });
    return new VBox(6, refusal, progress);
  }

  /** All but the last part, which says what is being done. */
  private void disableWhileBusy() {
    List<Node> parts = List.copyOf(getChildren().subList(0, getChildren().size() - 1));
    parts.forEach(part -> part.disableProperty().bind(model.busyProperty()));
  }

  private void backToPin(String text) {
    if (!text.isEmpty()) {
      pins()[0].requestFocus();
    }
  }

  private PinField[] pins() {
    boolean blank =
        model.chosenProperty().get() != null
            && model.chosenProperty().get().kind() == TokenChoice.Kind.BLANK;
    return blank ? new PinField[] {newPin, newAgain, soPin, soAgain} : new PinField[] {pin};
  }

  void enrol() {
    PinField[] asked = pins();
    boolean blank = asked.length > 1;
    model.enrol(
        new Pins(
            asked[0].takePin(),
            blank ? asked[1].takePin() : new char[0],
            blank ? asked[2].takePin() : new char[0],
            blank ? asked[3].takePin() : new char[0]));
  }
}
