package org.countersign.app.screen.founding;

import java.util.Arrays;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Form;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.PinField;

/** Enrols one custodian: who, on which token, with which PIN. */
final class EnrolForm extends VBox {
  private static final int LABEL_BYTES = 32;

  private final FoundingViewModel model;
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty contact = new SimpleStringProperty("");
  private final StringProperty label = new SimpleStringProperty("");
  private final ObjectProperty<TokenChoice> token = new SimpleObjectProperty<>();
  private final ComboBox<TokenChoice> tokens;
  private final TextField nameField =
      Fields.line("enrol-name", name, "founding.person.name.prompt");
  private final PinField pin = new PinField("founding.pin");
  private final PinField again = new PinField("founding.pin.again");
  private final PinField soPin = new PinField("founding.so-pin");
  private final PinField soAgain = new PinField("founding.so-pin.again");
  private final RadioButton throwAway = new RadioButton(Messages.text("founding.so.throw-away"));
  private final RadioButton keep = new RadioButton(Messages.text("founding.so.keep"));
  private final StringProperty pinProblem = new SimpleStringProperty("");
  private final VBox place = new VBox();

  EnrolForm(FoundingViewModel model) {
    this.model = model;
    getStyleClass().add("enrol-form");
    tokens = Fields.choice("enrol-token", model.choices(), TokenChoice::text, token);
    tokens.setMaxWidth(Double.MAX_VALUE);
    tokens.setPromptText(Messages.text("founding.token.prompt"));
    ToggleGroup so = new ToggleGroup();
    throwAway.setToggleGroup(so);
    keep.setToggleGroup(so);
    keep.setId("enrol-keep-so");
    throwAway.setSelected(true);
    pin.setId("enrol-pin");
    again.setId("enrol-pin-again");
    soPin.setId("enrol-so-pin");
    soAgain.setId("enrol-so-pin-again");
    model.choices().addListener((ListChangeListener<TokenChoice>) change -> offer());
    offer();
    token.subscribe(this::show);
    keep.selectedProperty().subscribe(this::show);
    throwAway.setWrapText(true);
    keep.setWrapText(true);
    Button enrol = Buttons.primary("founding.enrol", Icon.ADD, this::enrol);
    enrol.setId("enrol-go");
    enrol
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.busyProperty().get() || token.get() == null || missing(),
                model.busyProperty(),
                token,
                name,
                label,
                pin.lengthProperty(),
                again.lengthProperty(),
                soPin.lengthProperty(),
                soAgain.lengthProperty(),
                keep.selectedProperty()));
    pin.setOnEnter(this::enrolOnEnter);
    again.setOnEnter(this::enrolOnEnter);
    getChildren().addAll(place, enrol);
    show();
  }

  private boolean missing() {
    boolean blank = token.get().blank();
    return name.get().isBlank()
        || pin.lengthProperty().get() == 0
        || (blank && (label.get().isBlank() || again.lengthProperty().get() == 0))
        || (blank
            && keep.isSelected()
            && (soPin.lengthProperty().get() == 0 || soAgain.lengthProperty().get() == 0));
  }

  private void enrolOnEnter() {
    if (!model.busyProperty().get() && token.get() != null && !missing()) {
      enrol();
    }
  }

  private void offer() {
    TokenChoice before = token.get();
    tokens.getItems().setAll(model.choices());
    token.set(
        model.choices().stream()
            .filter(one -> before != null && one.same(before))
            .findFirst()
            .orElse(model.choices().size() == 1 ? model.choices().getFirst() : null));
  }

  private void show() {
    TextField contactField =
        Fields.line("enrol-contact", contact, "founding.person.contact.prompt");
    TokenChoice choice = token.get();
    boolean blank = choice != null && choice.blank();
    Form form =
        new Form()
            .field(
                "founding.person.name",
                nameField,
                Fields.whenLeft(nameField, () -> FoundingViewModel.nameProblem(name.get())))
            .field("founding.person.contact", contactField)
            .field("founding.token", tokens, "founding.token.hint");
    if (blank) {
      TextField labelField = Fields.line("enrol-label", label, "founding.label.prompt");
      form.field("founding.label", labelField, Fields.whenLeft(labelField, this::labelProblem));
    }
    if (choice != null) {
      form.field("founding.pin", pin, pinProblem);
    }
    if (blank) {
      form.field("founding.pin.again", again);
      form.field("founding.so", new VBox(4, throwAway, keep));
      if (keep.isSelected()) {
        form.field("founding.so-pin", soPin).field("founding.so-pin.again", soAgain);
      }
    }
    place.getChildren().setAll(form);
  }

  private String labelProblem() {
    boolean fits =
        label.get().getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= LABEL_BYTES;
    return fits ? FoundingViewModel.nameProblem(label.get()) : Messages.text("founding.label.long");
  }

  private void enrol() {
    TokenChoice choice = token.get();
    char[] typed = pin.takePin();
    char[] typedAgain = again.takePin();
    char[] so = keep.isSelected() ? soPin.takePin() : new char[0];
    char[] soTwice = soAgain.takePin();
    String wrong = wrong(choice, typed, typedAgain, so, soTwice);
    Arrays.fill(typedAgain, '\0');
    Arrays.fill(soTwice, '\0');
    pinProblem.set(wrong);
    if (wrong.isEmpty()) {
      model.enrol(
          new FoundingViewModel.Enrolling(
              name.get().strip(), contact.get().strip(), choice, label.get(), typed, so),
          this::clear);
    } else {
      Arrays.fill(typed, '\0');
      Arrays.fill(so, '\0');
      pin.requestFocus();
    }
  }

  private String wrong(
      TokenChoice choice, char[] typed, char[] typedAgain, char[] so, char[] soTwice) {
    long least = choice.token().pinLeast();
    long most = choice.token().pinMost();
    if (typed.length < least || typed.length > most) {
      return Messages.text("founding.pin.length", least, most);
    }
    if (choice.blank() && !Arrays.equals(typed, typedAgain)) {
      return Messages.text("founding.pin.differ");
    }
    boolean own = choice.blank() && keep.isSelected();
    if (own && (so.length < least || so.length > most)) {
      return Messages.text("founding.so-pin.length", least, most);
    }
    return own && !Arrays.equals(so, soTwice) ? Messages.text("founding.so-pin.differ") : "";
  }

  private void clear() {
    name.set("");
    contact.set("");
    label.set("");
    token.set(null);
    throwAway.setSelected(true);
    nameField.requestFocus();
  }

  boolean hasTypedWork() {
    return !name.get().isBlank() || !contact.get().isBlank();
  }

  /** A line that says nobody is enrolled yet. */
  static Label nobody() {
    return Fields.text(Messages.text("founding.nobody"), "muted");
  }
}
