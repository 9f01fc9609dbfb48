package org.countersign.app.fx;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a running task is doing, how far it is, and Cancel; gone when it has ended. */
public final class ProgressPane extends VBox {
  /** With Cancel. */
  public ProgressPane(RunningTask task) {
    this(task, true);
  }

  /** {@code canCancel} is false for what nothing can stop, as a call to a token. */
  public ProgressPane(RunningTask task, boolean canCancel) {
    getStyleClass().add("progress-pane");
    Label what = new Label();
    what.textProperty().bind(task.textProperty());
    what.setWrapText(true);
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(task.progressProperty());
    bar.accessibleTextProperty().bind(task.textProperty());
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    HBox row = new HBox(12, bar);
    row.setAlignment(Pos.CENTER_LEFT);
    if (canCancel) {
      row.getChildren().add(cancel(task));
    }
    getChildren().addAll(what, row);
    managedProperty().bind(visibleProperty());
    visibleProperty().bind(task.runningProperty());
  }

  private static Button cancel(RunningTask task) {
    Button cancel = Buttons.plain("common.cancel", task::cancel);
    cancel.disableProperty().bind(task.cancellingProperty());
    return cancel;
  }
}
