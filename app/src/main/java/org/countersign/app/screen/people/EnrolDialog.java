package org.countersign.app.screen.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Focus;
import org.countersign.app.fx.Form;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ModalWindow;
import org.countersign.app.fx.Paragraph;
import org.countersign.app.fx.PinField;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.UiThread;
import org.countersign.app.fx.form.Controls;
import org.countersign.app.fx.form.Input;
import org.countersign.model.port.SlotView;

/** Asks for a person, a token and its PINs. */
final class EnrolDialog {
  private static final double WIDTH = 640;

  private final EnrolModel model;
  private final ModalWindow window;
  private final Form form = new Form();
  private final List<Runnable> hiding = new ArrayList<>();
  private final ComboBox<SlotView> slot = new ComboBox<>();
  private final PinField pin = pin("people.enrol.pin", "people.enrol.pin.what");
  private final PinField again = pin("people.enrol.pin-again", "people.enrol.pin-again");
  private final PinField soPin = pin("people.enrol.so-pin", "people.enrol.so-pin.what");
  private final PinField soAgain = pin("people.enrol.so-pin-again", "people.enrol.so-pin-again");

  EnrolDialog(Window owner, EnrolModel model, Dialogs dialogs) {
    this.model = model;
    window = new ModalWindow(owner, Messages.text("people.enrol.title"), dialogs);
    fill();
    VBox content =
        new VBox(
            Paragraph.of(Messages.text("people.enrol.title"), "h2"),
            Paragraph.of(Messages.text("people.enrol.intro"), "form-intro"),
            form,
            refusal());
    content.getStyleClass().add("form-dialog");
    content.setPrefWidth(WIDTH);
    window
        .content(content)
        .buttons(Buttons.plain("common.cancel", window::requestClose), go())
        .typedWork(this::typed)
        .mayClose(() -> !model.busyProperty().get());
  }

  private static PinField pin(String key, String whatKey) {
    PinField field = new PinField(whatKey);
    field.setId(key.replace('.', '-'));
    return field;
  }

  private Button go() {
    Button enrol = Buttons.primary("people.enrol.verb", this::enrol);
    enrol.setId("people-enrol-go");
    enrol.setDefaultButton(true);
    enrol.disableProperty().bind(model.busyProperty().or(slot.valueProperty().isNull()));
    return enrol;
  }

  private boolean typed() {
    boolean pins =
        List.of(pin, again, soPin, soAgain).stream()
            .anyMatch(field -> field.lengthProperty().get() > 0);
    return pins || model.reason.typed() || model.person.all().stream().anyMatch(Input::typed);
  }

  private void fill() {
    model.person.all().forEach(this::add);
    form.field("people.enrol.slot", slots(), "people.enrol.slot.hint");
    add(model.label);
    form.field("people.enrol.pin", pin);
    forBlank("people.enrol.pin-again", again);
    forBlank("people.enrol.so-pin", soPin);
    forBlank("people.enrol.so-pin-again", soAgain);
    add(model.reason);
    hiding.forEach(Runnable::run);
  }

  private Node slots() {
    slot.setConverter(new Named());
    slot.setPromptText(Messages.text("people.enrol.slot.none"));
    slot.setId("people-enrol-slot");
    slot.setMaxWidth(Double.MAX_VALUE);
    slot.valueProperty().subscribe(now -> model.chosen(Optional.ofNullable(now)));
    model.slots().addListener((ListChangeListener<SlotView>) change -> offer());
    offer();
    Button look = Buttons.plain("people.enrol.look", Icon.REFRESH, model::look);
    look.setId("people-enrol-look");
    HBox row = new HBox(8, slot, look);
    row.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(slot, Priority.ALWAYS);
    return row;
  }

  private void offer() {
    SlotView before = slot.getValue();
    slot.getItems().setAll(model.slots());
    slot.setValue(
        model.slots().contains(before)
            ? before
            : model.slots().size() == 1 ? model.slots().getFirst() : null);
  }

  private void add(Input<?> input) {
    int before = form.getChildren().size();
    form.field(input.labelKey(), Controls.of(input), input.problemProperty());
    whileTrue(before, input.shownProperty());
  }

  /** Asked for only when the token is blank. */
  private void forBlank(String key, Node field) {
    int before = form.getChildren().size();
    form.field(key, field);
    whileTrue(before, model.label.shownProperty());
  }

  /** Once every row is there: a grid does not count rows that take no place. */
  private void whileTrue(int from, ObservableValue<Boolean> condition) {
    List<Node> row = List.copyOf(form.getChildren().subList(from, form.getChildren().size()));
    hiding.add(() -> {
      for (Node node : row) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
      }
      condition.subscribe((before, now) -> UiThread.later(this::fit));
    });
  }

  private void fit() {
    if (window.window().isShowing()) {
      window.window().sizeToScene();
    }
  }

  private Label refusal() {
    Label refusal = Paragraph.of("", "form-refusal");
    refusal.setId("people-enrol-refusal");
    refusal.setGraphic(Icon.REFUSED.node());
    refusal.textProperty().bind(model.refusalProperty());
    refusal.visibleProperty().bind(Bindings.isNotEmpty(model.refusalProperty()));
    refusal.managedProperty().bind(refusal.visibleProperty());
    refusal.visibleProperty().subscribe(() -> UiThread.later(this::fit));
    return refusal;
  }

  private void enrol() {
    EnrolModel.Pins pins =
        new EnrolModel.Pins(pin.takePin(), again.takePin(), soPin.takePin(), soAgain.takePin());
    model.enrol(slot.getValue(), pins, window::close);
  }

  void show() {
    window.show();
    UiThread.later(() -> {
      fit();
      Focus.first(form);
    });
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
          : Messages.text("people.enrol.slot.blank", SafeText.of(view.description().strip(), 60));
    }

    @Override
    public SlotView fromString(String text) {
      throw new UnsupportedOperationException("nothing is typed here");
    }
  }
}
