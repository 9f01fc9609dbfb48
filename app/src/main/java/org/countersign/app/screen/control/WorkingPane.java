package org.countersign.app.screen.control;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Messages;

/** The HSM at work: each step as it happens. */
final class WorkingPane extends VBox {
  WorkingPane(ControlViewModel model) {
    getStyleClass().add("outcome-pane");
    Label title = new Label(Messages.text("control.executing"));
    title.getStyleClass().add("h3");
    Label hint = new Label(Messages.text("control.executing.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    StepsPane steps = new StepsPane(List.copyOf(model.steps()));
    model
        .steps()
        .addListener(
            (ListChangeListener<String>)
                change -> {
                  while (change.next()) {
                    change.getAddedSubList().forEach(steps::add);
                  }
                });
    getChildren().addAll(title, bar, hint, steps);
  }
}
