package org.countersign.app.screen.people;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Form;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ModalWindow;
import org.countersign.app.fx.PinField;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.UiThread;
import org.countersign.app.fx.form.Controls;
import org.countersign.app.fx.form.Input;
import org.countersign.model.port.SlotView;

/** Asks for a person, a token and its PINs. */
final class EnrolDialog {
  private final EnrolModel model;
  private final ModalWindow window;
  private final Form form = new Form();
  private final List<Node> blankOnly = new ArrayList<>();
  private final ComboBox<SlotView> slot = new ComboBox<>();
  private final TextField label = new TextField();
  private final PinField pin = new PinField("people.enrol.pin");
  private final PinField again = new PinField("people.enrol.pin-again");
  private final PinField soPin = new PinField("people.enrol.so-pin");
  private final PinField soAgain = new PinField("people.enrol.so-pin-again");

  EnrolDialog(Window owner, EnrolModel model, List<SlotView> slots, Dialogs dialogs) {
    this.model = model;
    window = new ModalWindow(owner, Messages.text("people.enrol.title"), dialogs);
    slot.getItems().setAll(slots);
    slot.setConverter(new Named());
    slot.setPromptText(
        Messages.text(slots.isEmpty() ? "people.enrol.slot.none" : "form.choose-prompt"));
    slot.setId("people-enrol-slot");
    fill();
    Button enrol = Buttons.primary("people.enrol.verb", this::enrol);
    enrol.setDefaultButton(true);
    enrol.disableProperty().bind(model.busyProperty().or(slot.valueProperty().isNull()));
    VBox content = new VBox(heading(), form, refusal());
    content.getStyleClass().add("form-dialog");
    content.setPrefWidth(640);
    window
        .content(content)
        .buttons(Buttons.plain("common.cancel", window::requestClose), enrol)
        .typedWork(() -> model.person.name.typed() || model.reason.typed());
  }

  private static VBox heading() {
    VBox box =
        new VBox(
            8,
            line(Messages.text("people.enrol.title"), "h2"),
            line(Messages.text("people.enrol.intro"), "form-intro"));
    return box;
  }

  private void fill() {
    add(model.person.name);
    add(model.person.id);
    add(model.person.contact);
    add(model.person.roles);
    form.field("people.enrol.slot", slot, "people.enrol.slot.hint");
    forBlank("people.enrol.label", label);
    form.field("people.enrol.pin", pin);
    pin.setId("people-enrol-pin");
    again.setId("people-enrol-pin-again");
    soPin.setId("people-enrol-so-pin");
    soAgain.setId("people-enrol-so-pin-again");
    label.setId("people-enrol-label");
    forBlank("people.enrol.pin-again", again);
    forBlank("people.enrol.so-pin", soPin);
    forBlank("people.enrol.so-pin-again", soAgain);
    add(model.reason);
    hideForInitialised();
    if (slot.getItems().size() == 1) {
      slot.setValue(slot.getItems().getFirst());
    }
  }

  private void add(Input<?> input) {
    form.field(input.labelKey(), Controls.of(input), input.problemProperty());
  }

  /** Asked for only when the token is blank. */
  private void forBlank(String key, Node field) {
    int before = form.getChildren().size();
    form.field(key, field);
    blankOnly.addAll(form.getChildren().subList(before, form.getChildren().size()));
  }

  /** Once every row is there: a grid does not count rows that take no place. */
  private void hideForInitialised() {
    ObservableValue<Boolean> blank =
        slot.valueProperty().map(view -> !view.token().orElseThrow().initialised()).orElse(false);
    for (Node node : blankOnly) {
      node.visibleProperty().bind(blank);
      node.managedProperty().bind(blank);
    }
    blank.subscribe((before, now) -> UiThread.later(() -> window.window().sizeToScene()));
  }

  private Label refusal() {
    Label refusal = line("", "form-refusal");
    refusal.setGraphic(Icon.REFUSED.node());
    refusal.textProperty().bind(model.refusalProperty());
    refusal.visibleProperty().bind(model.refusalProperty().isNotEmpty());
    refusal.managedProperty().bind(refusal.visibleProperty());
    return refusal;
  }

  private void enrol() {
    EnrolModel.Pins pins =
        new EnrolModel.Pins(pin.takePin(), again.takePin(), soPin.takePin(), soAgain.takePin());
    model.enrol(slot.getValue(), label.getText().strip(), pins, window::close);
  }

  void show() {
    window.show();
  }

  private static Label line(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static final class Named extends StringConverter<SlotView> {
    @Override
    public String toString(SlotView view) {
      if (view == null) {
        return "";
      }
      SlotView.TokenView token = view.token().orElseThrow();
      return token.initialised()
          ? Messages.text(
              "people.enrol.slot.token", token.identity().label(), token.identity().serial())
          : Messages.text("people.enrol.slot.blank", SafeText.of(view.description(), 60));
    }

    @Override
    public SlotView fromString(String text) {
      throw new UnsupportedOperationException("nothing is typed here");
    }
  }
}
