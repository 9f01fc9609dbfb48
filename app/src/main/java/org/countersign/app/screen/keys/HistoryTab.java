package org.countersign.app.screen.keys;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Paragraph;
import org.countersign.app.fx.RelativeTime;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.service.inventory.HistoryEvent;

/** What was asked for this key and said of it, by whom and why, and what came of it. */
final class HistoryTab {
  private static final int LONGEST = 1_000;

  private HistoryTab() {}

  static Node of(List<HistoryEvent> history, Consumer<String> openRequest) {
    VBox timeline = new VBox();
    timeline.getStyleClass().add("timeline");
    history.forEach(event -> timeline.getChildren().add(row(event, openRequest)));
    return timeline;
  }

  private static Node row(HistoryEvent event, Consumer<String> openRequest) {
    return switch (event.what()) {
      case HistoryEvent.Asked asked -> asked(event, asked, openRequest);
      case HistoryEvent.Said said ->
          row(
              HistoryText.sentence(said),
              HistoryText.badge(said.confirmed()),
              event,
              HistoryText.words(said.confirmed()));
      case HistoryEvent.Looked looked ->
          row(
              HistoryText.sentence(looked.crl()),
              HistoryText.badge(looked.crl()),
              event,
              HistoryText.wrong(looked.crl()));
    };
  }

  private static VBox asked(
      HistoryEvent event, HistoryEvent.Asked asked, Consumer<String> openRequest) {
    Badge badge = Badge.ofRequest(asked.status().name().toLowerCase(Locale.ROOT));
    Hyperlink open = new Hyperlink(Messages.text("keys.history.open"));
    open.setOnAction(pressed -> openRequest.accept(asked.hash()));
    return row(asked.sentence(), badge, event, asked.reason(), open);
  }

  private static VBox row(
      String sentence, Badge badge, HistoryEvent event, String why, Node... more) {
    HBox first = new HBox(wrapped(sentence, "timeline-sentence"));
    first.getStyleClass().add("timeline-line");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox second =
        new HBox(new StateBadge(badge), new RelativeTime(event.at()), people(event), space);
    second.getChildren().addAll(more);
    second.getStyleClass().add("timeline-line");
    second.setAlignment(Pos.CENTER_LEFT);
    VBox row = new VBox(first, second);
    if (!why.isBlank()) {
      row.getChildren().add(wrapped(why, "muted"));
    }
    row.getStyleClass().add("timeline-row");
    return row;
  }

  private static HBox people(HistoryEvent event) {
    HBox people = new HBox(10);
    people.setAlignment(Pos.CENTER_LEFT);
    String by = event.asked().isPresent() ? "keys.history.raised" : "keys.history.signed";
    people.getChildren().add(person(event.by(), Icon.EDIT, by, ""));
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
        new Tooltip(comment.isBlank() ? what : what + ": " + SafeText.of(comment, LONGEST)));
    label.setAccessibleText(what);
    return label;
  }

  private static Label wrapped(String text, String styleClass) {
    return Paragraph.of(SafeText.of(text, LONGEST), styleClass);
  }
}
