package org.countersign.app.screen.today;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.RelativeTime;
import org.countersign.app.service.today.TodayItem;

/** One thing that waits or is due. Enter, a double click and its link lead to its place. */
final class TodayRow extends HBox {
  private final Runnable open;

  TodayRow(TodayItem item, Instant now, Runnable open) {
    this.open = open;
    String sentence = TodayText.sentence(item, now);
    setId("today-" + item.code());
    getStyleClass().add("today-row");
    setAlignment(Pos.CENTER_LEFT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(sentence);
    getChildren().addAll(sentence(item, sentence), due(item), link(item));
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    setOnMouseClicked(event -> {
      requestFocus();
      if (event.getClickCount() == 2) {
        open.run();
      }
    });
  }

  private static Label sentence(TodayItem item, String text) {
    Label label = new Label(text, TodayText.icon(item).node());
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    return label;
  }

  private static Node due(TodayItem item) {
    HBox due = new HBox();
    due.getStyleClass().add("today-due");
    due.setAlignment(Pos.CENTER_RIGHT);
    item.due()
        .ifPresent(at -> {
          Label word = new Label(TodayText.dueWord(item));
          word.getStyleClass().add("muted");
          due.getChildren().addAll(word, new RelativeTime(at));
        });
    return due;
  }

  /** The row is the stop for the keyboard, so the link is none. */
  private Hyperlink link(TodayItem item) {
    Hyperlink link = new Hyperlink(Messages.text("today.open"));
    link.setMinWidth(Region.USE_PREF_SIZE);
    link.setFocusTraversable(false);
    link.setAccessibleText(Messages.text("today.open." + TodayText.screen(item.place())));
    link.setOnAction(event -> open.run());
    return link;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
      open.run();
      event.consume();
    }
  }
}
