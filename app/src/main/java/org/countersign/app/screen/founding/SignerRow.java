package org.countersign.app.screen.founding;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.PinField;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.UiThread;

/** One founder: name and token, and the PIN until it says that they have signed. */
final class SignerRow extends VBox {
  private final SigningModel model;
  private final SignerModel signer;
  private final PinField pin = new PinField("founding.pin");
  private final HBox line = new HBox();

  SignerRow(SigningModel model, SignerModel signer) {
    this.model = model;
    this.signer = signer;
    getStyleClass().add("person-row");
    line.getStyleClass().add("person-line");
    line.setAlignment(Pos.CENTER_LEFT);
    pin.setId("founding-pin-" + id());
    pin.setOnEnter(this::sign);
    pin.disableProperty().bind(model.busyProperty());
    getChildren().addAll(line, Fields.problem(signer.problemProperty()));
    signer.signedProperty().subscribe(this::show);
    signer.problemProperty().subscribe(this::backToPin);
  }

  private String id() {
    return signer.founder().person().id();
  }

  private void show(boolean signed) {
    Node icon =
        signed
            ? Icon.DONE.node("person-icon", "tone-good")
            : Icon.PERSON.node("person-icon", "tone-neutral");
    line.getChildren().setAll(icon, who());
    if (signed) {
      Label said = new Label(Messages.text("founding.sign.signed"));
      said.setId("founding-signed-" + id());
      said.getStyleClass().add("person-said");
      line.getChildren().add(said);
    } else {
      line.getChildren().addAll(pin, button());
    }
  }

  private VBox who() {
    Label name = SafeText.label(signer.founder().person().name());
    name.getStyleClass().add("h3");
    Label token = SafeText.label(CustodiansStep.token(signer.founder().credential().token()));
    token.getStyleClass().add("hint");
    token.setGraphic(Icon.TOKEN.node("tone-neutral"));
    VBox who = new VBox(2, name, token);
    HBox.setHgrow(who, Priority.ALWAYS);
    return who;
  }

  private Button button() {
    Button sign = Buttons.plain("founding.sign.verb", this::sign);
    sign.setId("founding-sign-" + id());
    sign.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.busyProperty().get() || pin.lengthProperty().get() == 0,
                model.busyProperty(),
                pin.lengthProperty()));
    return sign;
  }

  private void backToPin(String text) {
    if (!text.isEmpty()) {
      pin.requestFocus();
    }
  }

  /** Puts the cursor where this person's PIN goes, if it is still asked for. */
  boolean focusPin() {
    boolean asked = !signer.signedProperty().get();
    if (asked) {
      UiThread.later(pin::requestFocus);
    }
    return asked;
  }

  private void sign() {
    model.sign(signer, pin.takePin());
  }
}
