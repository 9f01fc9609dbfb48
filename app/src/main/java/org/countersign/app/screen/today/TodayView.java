package org.countersign.app.screen.today;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.RelativeTime;
import org.countersign.app.fx.ScreenPane;
import org.countersign.app.fx.View;
import org.countersign.app.service.today.Outlook;
import org.countersign.app.service.today.TodayItem;

/** The Today screen: rows grouped by urgency, each of which leads to its place. */
public final class TodayView implements View {
  private final TodayViewModel model;
  private final ScreenPane pane = new ScreenPane("today.title");
  private final VBox content = new VBox();

  public TodayView(TodayViewModel model) {
    this.model = model;
    content.getStyleClass().add("today");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("detail-scroll");
    pane.body(scroll);
    model.dayProperty().subscribe(this::show);
  }

  private void show(Optional<TodayViewModel.Day> day) {
    content.getChildren().clear();
    day.ifPresent(now -> {
      if (!now.outlook().furnished()) {
        content.getChildren().add(checklist(now.outlook()));
      }
      for (TodayItem.Urgency urgency : TodayItem.Urgency.values()) {
        group(urgency, now.items());
      }
      content.getChildren().add(ending(now));
    });
  }

  private void group(TodayItem.Urgency urgency, List<TodayItem> all) {
    List<TodayItem> items = all.stream().filter(item -> item.urgency() == urgency).toList();
    if (items.isEmpty()) {
      return;
    }
    String name = urgency.name().toLowerCase(Locale.ROOT);
    content.getChildren().add(line(Messages.text("today.group." + name), "today-group"));
    items.forEach(item -> content.getChildren().add(row(item)));
  }

  private Node row(TodayItem item) {
    Label sentence = line(TodayText.sentence(item), "today-sentence");
    sentence.setGraphic(icon(item).node());
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(sentence);
    item.due().ifPresent(due -> row.getChildren().add(due(due)));
    row.getChildren().add(place(item.place()));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("today-row");
    row.setFocusTraversable(true);
    row.setAccessibleRole(AccessibleRole.BUTTON);
    row.setAccessibleText(sentence.getText());
    row.setOnMouseClicked(event -> {
      row.requestFocus();
      model.open(item);
    });
    row.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
        event.consume();
        model.open(item);
      }
    });
    return row;
  }

  private static Node due(java.time.Instant at) {
    RelativeTime due = new RelativeTime(at);
    due.setMinWidth(Region.USE_PREF_SIZE);
    return due;
  }

  private static Node place(TodayItem.Place place) {
    Label label = new Label(Messages.text("today.place." + place.name().toLowerCase(Locale.ROOT)));
    label.getStyleClass().addAll("muted", "today-place");
    label.setGraphic(Icon.NEXT.node("small-icon"));
    label.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Icon icon(TodayItem item) {
    return switch (item.code()) {
      case "countersign" -> Icon.REQUEST;
      case "carry-out" -> Icon.RUNNING;
      case "cut-off" -> Icon.DANGER;
      case "clock-behind" -> Icon.TIME;
      case "shares-lost" -> Icon.TOKEN;
      default -> item.place() == TodayItem.Place.KEYS ? Icon.KEY : Icon.DOMAIN;
    };
  }

  /** What comes next; nothing due is said first. */
  private Node ending(TodayViewModel.Day now) {
    VBox box = new VBox(6);
    box.getStyleClass().add("today-ending");
    if (now.items().isEmpty() && now.outlook().furnished()) {
      Label nothing = line(Messages.text("today.nothing"), "h3");
      nothing.setGraphic(Icon.DONE.node("tone-good"));
      box.getChildren().add(nothing);
    }
    now.outlook().next().ifPresent(next -> box.getChildren().add(next(next)));
    return box;
  }

  private Node next(Outlook.Next next) {
    Label text = line(Messages.text("today.next." + next.code(), next.name()), "muted");
    RelativeTime time = new RelativeTime(next.at());
    time.getStyleClass().add("muted");
    Button look =
        Buttons.quiet("today.look", Icon.NEXT, () -> model.open(next.place(), next.subject()));
    HBox row = new HBox(10, text, time, look);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node checklist(Outlook outlook) {
    VBox box = new VBox(8);
    box.getStyleClass().add("today-checklist");
    box.getChildren().add(line(Messages.text("today.first.title"), "h3"));
    step(box, "token", outlook.hasToken(), TodayItem.Place.TOKENS);
    step(box, "domain", outlook.hasDomain(), TodayItem.Place.PEOPLE);
    step(box, "key", outlook.hasKey(), TodayItem.Place.KEYS);
    step(box, "trust", outlook.hasTrustPath(), TodayItem.Place.KEYS);
    return box;
  }

  private void step(VBox box, String name, boolean done, TodayItem.Place place) {
    Label label = line(Messages.text("today.first." + name), done ? "muted" : "today-step");
    label.setGraphic(
        (done ? Icon.DONE : Icon.NOT_STARTED).node(done ? "tone-good" : "tone-neutral"));
    HBox.setHgrow(label, Priority.ALWAYS);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(10, label);
    row.setAlignment(Pos.CENTER_LEFT);
    if (!done) {
      row.getChildren()
          .add(Buttons.plain("today.first." + name + ".go", () -> model.open(place, "")));
    }
    box.getChildren().add(row);
  }

  private static Label line(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void refresh() {
    model.refresh();
  }
}
