package org.countersign.app.screen.keys;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.RelativeTime;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.service.inventory.HistoryEvent;
import org.countersign.app.service.inventory.KeyDetail;

/** What was asked for this key, by whom, why, who signed, and what came of it; newest first. */
final class HistoryTab {
  private static final int LONGEST = 1_000;

  private HistoryTab() {}

  static Node of(KeyDetail detail, Consumer<String> openRequest) {
    VBox timeline = new VBox();
    timeline.getStyleClass().add("timeline");
    detail.history().forEach(event -> timeline.getChildren().add(row(event, openRequest)));
    return timeline;
  }

  private static Node row(HistoryEvent event, Consumer<String> openRequest) {
    Hyperlink open = new Hyperlink(Messages.text("keys.history.open"));
    open.setOnAction(pressed -> openRequest.accept(event.hash()));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label sentence = wrapped(event.sentence(), "timeline-sentence");
    HBox first = new HBox(sentence);
    first.getStyleClass().add("timeline-line");
    StateBadge badge = new StateBadge(Badge.ofRequest(word(event)));
    HBox second = new HBox(badge, new RelativeTime(event.at()), people(event), space, open);
    second.getStyleClass().add("timeline-line");
    second.setAlignment(Pos.CENTER_LEFT);
    VBox row = new VBox(first, second, wrapped(event.reason(), "muted"));
    row.getStyleClass().add("timeline-row");
    return row;
  }

  private static HBox people(HistoryEvent event) {
    HBox people = new HBox(10);
    people.setAlignment(Pos.CENTER_LEFT);
    people.getChildren().add(person(event.raisedBy(), Icon.EDIT, "keys.history.raised", ""));
    for (HistoryEvent.Signature one : event.signatures()) {
      people
          .getChildren()
          .add(
              person(
                  one.name(),
                  one.approves() ? Icon.CHECK : Icon.REFUSED,
                  one.approves() ? "keys.history.signed" : "keys.history.refused",
                  one.comment()));
    }
    return people;
  }

  private static Label person(String name, Icon icon, String key, String comment) {
    Label label = SafeText.label(name);
    label.setGraphic(icon.node("small-icon"));
    String what = Messages.text(key, name);
    label.setTooltip(
        new javafx.scene.control.Tooltip(
            comment.isBlank() ? what : what + ": " + SafeText.of(comment, LONGEST)));
    label.setAccessibleText(what);
    return label;
  }

  private static String word(HistoryEvent event) {
    return event.status().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static Label wrapped(String text, String styleClass) {
    Label label = new Label(SafeText.of(text, LONGEST));
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
