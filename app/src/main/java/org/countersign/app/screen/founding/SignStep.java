package org.countersign.app.screen.founding;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.HashView;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.UiThread;
import org.countersign.app.service.people.Charter;

/** Last step: everyone signs entry 0, each on their own token. */
final class SignStep extends VBox {
  private final SigningModel model;
  private final HashView hash = new HashView();
  private final VBox rows = new VBox();
  private final StackPane progress = new StackPane();

  SignStep(SigningModel model) {
    this.model = model;
    getStyleClass().add("founding-step");
    rows.getStyleClass().add("person-rows");
    Label count = new Label();
    count.setId("founding-signed");
    count.getStyleClass().add("muted");
    count
        .textProperty()
        .bind(Bindings.createStringBinding(this::counted, model.signedProperty(), model.signers()));
    model.signedProperty().subscribe((before, now) -> toNext());
    Label problem = Fields.problem(model.problemProperty());
    problem.setId("founding-problem");
    getChildren()
        .addAll(
            Fields.say("founding.sign.title", "h2"),
            Fields.say("founding.sign.text"),
            hash,
            rows,
            count,
            problem,
            progress);
    model.charterProperty().subscribe(drawn -> drawn.ifPresent(this::show));
    model.signers().addListener((ListChangeListener<SignerModel>) change -> fill());
    model
        .taskProperty()
        .subscribe(task -> {
          if (task != null) {
            progress.getChildren().setAll(new ProgressPane(task, false));
          }
        });
    fill();
  }

  private void show(Charter charter) {
    hash.setHash(Founded.hex(charter.head()), Founded.words(charter.head()));
  }

  private void fill() {
    rows.getChildren().setAll(model.signers().stream().map(s -> new SignerRow(model, s)).toList());
  }

  private String counted() {
    return Messages.text(
        "founding.sign.count", model.signedProperty().get(), model.signers().size());
  }

  /** The step has been reached: the cursor goes where the next PIN goes. */
  void enter() {
    // After the wizard has put it at the first place that takes it, which is the hash's.
    UiThread.later(() -> UiThread.later(this::toNext));
  }

  private void toNext() {
    for (Node row : rows.getChildren()) {
      if (row instanceof SignerRow one && one.focusPin()) {
        return;
      }
    }
    // Everyone has signed: not on Cancel, where it would fall by itself.
    UiThread.later(this::toFinish);
  }

  private void toFinish() {
    Node finish = getScene() == null ? null : getScene().lookup("#wizard-finish");
    if (finish != null && !model.signers().isEmpty()) {
      finish.requestFocus();
    }
  }
}
