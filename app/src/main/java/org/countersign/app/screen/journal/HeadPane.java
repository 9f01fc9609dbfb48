package org.countersign.app.screen.journal;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.HashView;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.RelativeTime;
import org.countersign.app.fx.RunningTask;

/** The head of the journal, for two people to compare, and the check of everything. */
final class HeadPane extends HBox {
  private final Label size = new Label();
  private final Label entries = new Label();
  private final RelativeTime last = new RelativeTime();
  private final HashView hash = new HashView();
  private final StackPane progress = new StackPane();
  private final Button check;

  HeadPane(JournalViewModel model) {
    getStyleClass().add("journal-head");
    size.getStyleClass().add("journal-size");
    last.getStyleClass().add("muted");
    entries.getStyleClass().add("muted");
    VBox count = new VBox(size, entries, last);
    count.getStyleClass().add("journal-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(hash, Priority.ALWAYS);
    check = Buttons.primary("journal.check.button", Icon.CERTIFICATE, model::check);
    check.setId("journal-check");
    check.disableProperty().bind(model.busyProperty());
    VBox right = new VBox(check, hint(), progress);
    right.getStyleClass().add("journal-checking");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(count, hash, right);
    model.headProperty().subscribe(now -> now.ifPresent(this::show));
    model.checkingProperty().subscribe(this::progress);
  }

  private Label hint() {
    Label hint = new Label(Messages.text("journal.head.hint"));
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    hint.managedProperty().bind(hint.visibleProperty());
    hint.visibleProperty().bind(check.disabledProperty().not());
    return hint;
  }

  private void show(Head head) {
    size.setText(Messages.text("journal.head.size", head.size()));
    entries.setText(Messages.text("journal.head.entries", head.size()));
    last.setTime(head.at());
    hash.setHash(head.hex(), head.words());
  }

  private void progress(Optional<RunningTask> task) {
    progress.getChildren().clear();
    task.ifPresent(running -> progress.getChildren().add(new ProgressPane(running)));
  }
}
