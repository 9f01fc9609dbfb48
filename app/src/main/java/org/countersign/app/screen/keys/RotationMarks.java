package org.countersign.app.screen.keys;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.UiClock;
import org.countersign.app.service.rotation.RotationPlan;
import org.countersign.model.rotation.Confirmation;
import org.countersign.model.rotation.Step;

/** Who has confirmed each step of the chosen trust path, when and how. */
final class RotationMarks extends ScrollPane {
  private static final double WIDTH = 212;

  private final RotationPlan plan;
  private final VBox box = new VBox();

  RotationMarks(ObservableValue<RotationPlan.Row> chosen, RotationPlan plan) {
    this.plan = plan;
    box.setPadding(new Insets(6, 12, 6, 12));
    box.setSpacing(2);
    setContent(box);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setPrefWidth(WIDTH);
    getStyleClass().add("detail-scroll");
    chosen.subscribe(this::show);
  }

  private void show(RotationPlan.Row row) {
    box.getChildren().clear();
    if (row == null) {
      return;
    }
    for (Step step : plan.steps()) {
      Label title = new Label(Messages.text(ConfirmForms.label(step)));
      title.getStyleClass().add("muted");
      Label said =
          SafeText.label(
              row.mark(step)
                  .by()
                  .map(RotationMarks::text)
                  .orElseGet(() -> Messages.text("keys.mark.nobody")));
      said.setWrapText(true);
      said.setMinHeight(USE_PREF_SIZE);
      box.getChildren().addAll(title, said);
    }
  }

  private static String text(RotationPlan.By by) {
    Messages.Composed when =
        new Messages.Composed(TimeText.relative(by.at(), UiClock.nowProperty().get()));
    if (by.what().file().isPresent()) {
      Confirmation.File file = by.what().file().get();
      if (!by.machine()) {
        return Messages.text(
            "keys.mark.stated-file",
            by.person(),
            when,
            by.what().words(),
            file.name(),
            file.content().attachment().substring(0, 16));
      }
      return Messages.text(
          by.sameFile() > 0 ? "keys.mark.file-shared" : "keys.mark.file",
          by.person(),
          when,
          file.name(),
          file.content().attachment().substring(0, 16),
          by.sameFile());
    }
    return Messages.text("keys.mark.stated", by.person(), when, by.what().words());
  }
}
