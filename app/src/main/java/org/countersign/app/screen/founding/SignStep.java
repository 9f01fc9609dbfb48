package org.countersign.app.screen.founding;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.HashView;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ProgressPane;
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
        .bind(
            model
                .signedProperty()
                .map(n -> Messages.text("founding.sign.count", n, model.signers().size())));
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
}
