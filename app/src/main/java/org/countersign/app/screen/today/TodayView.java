package org.countersign.app.screen.today;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.RelativeTime;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.ScreenPane;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.View;
import org.countersign.app.service.today.Outlook;
import org.countersign.app.service.today.TodayItem;

/** The Today screen: rows by urgency, each of which leads to the place where it is dealt with. */
public final class TodayView implements View {
  private final TodayViewModel model;
  private final BiConsumer<String, String> open;
  private final ScreenPane pane = new ScreenPane("today.title");
  private final Label who = new Label();
  private final VBox content = new VBox();
  private final ScrollPane scroll = new ScrollPane(content);
  private Optional<TodayViewModel.Day> shown = Optional.empty();

  /** {@code open}: leads to a screen, by its id, and has it choose something; empty for nothing. */
  public TodayView(TodayViewModel model, BiConsumer<String, String> open) {
    this.model = model;
    this.open = open;
    who.getStyleClass().add("muted");
    who.setId("today-who");
    content.getStyleClass().add("today");
    content.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("detail-scroll");
    Button all = Buttons.quiet("today.all", Icon.TIME, () -> open.accept("due", ""));
    all.setId("today-all");
    pane.tools(who).actions(all);
    model.dayProperty().subscribe(this::show);
  }

  private void show(Optional<TodayViewModel.Day> day) {
    // Rows are left alone while they say the same: the one with the focus keeps it.
    if (day.isEmpty() || same(day.get())) {
      return;
    }
    TodayViewModel.Day now = day.get();
    shown = day;
    who.setText(Messages.text("today.who", SafeText.of(now.person(), 80), TimeText.day(now.now())));
    if (now.items().isEmpty() && now.outlook().furnished()) {
      pane.body(nothing(now.next()));
      return;
    }
    content.getChildren().clear();
    if (!now.outlook().furnished()) {
      content.getChildren().add(new FirstSteps(now.outlook(), screen -> open.accept(screen, "")));
    }
    for (TodayItem.Urgency urgency : TodayItem.Urgency.values()) {
      group(urgency, now);
    }
    now.next().ifPresent(next -> content.getChildren().add(next("today.next", next)));
    pane.body(scroll);
  }

  private boolean same(TodayViewModel.Day now) {
    return shown
        .filter(before ->
            before.person().equals(now.person())
                && before.items().equals(now.items())
                && before.outlook().equals(now.outlook())
                && TimeText.day(before.now()).equals(TimeText.day(now.now())))
        .isPresent();
  }

  private void group(TodayItem.Urgency urgency, TodayViewModel.Day day) {
    List<TodayItem> items = day.of(urgency);
    if (items.isEmpty()) {
      return;
    }
    Label title = new Label(TodayText.urgency(urgency));
    title.setGraphic(TodayText.icon(urgency).node(TodayText.tone(urgency)));
    title.getStyleClass().add("today-group");
    content.getChildren().add(title);
    for (TodayItem item : items) {
      content.getChildren().add(new TodayRow(item, day.now(), () -> lead(item)));
    }
  }

  private void lead(TodayItem item) {
    open.accept(TodayText.screen(item.place()), item.subject());
  }

  /** Nothing is due: says so, and what comes next. */
  private Node nothing(Optional<Outlook.Next> next) {
    return next.map(one -> new EmptyState(Icon.DONE, "today.nothing", next("", one)))
        .orElseGet(() -> new EmptyState(Icon.DONE, "today.never"));
  }

  private Node next(String leadKey, Outlook.Next next) {
    HBox row = new HBox();
    row.setId("today-next");
    row.getStyleClass().add("today-next");
    row.setAlignment(leadKey.isEmpty() ? Pos.CENTER : Pos.CENTER_LEFT);
    if (!leadKey.isEmpty()) {
      Label lead = new Label(Messages.text(leadKey));
      lead.getStyleClass().add("muted");
      row.getChildren().add(lead);
    }
    Label text = new Label(TodayText.next(next));
    text.setMinWidth(Region.USE_PREF_SIZE);
    Hyperlink link = new Hyperlink(Messages.text("today.open"));
    link.setAccessibleText(Messages.text("today.open." + TodayText.screen(next.place())));
    link.setOnAction(event -> open.accept(TodayText.screen(next.place()), next.subject()));
    row.getChildren().addAll(text, new RelativeTime(next.at()), link);
    return row;
  }

  /** Up and down go from row to row. */
  private void move(KeyEvent event) {
    if (event.getCode() != KeyCode.UP && event.getCode() != KeyCode.DOWN) {
      return;
    }
    List<Node> rows = content.getChildren().stream().filter(TodayRow.class::isInstance).toList();
    int at = 0;
    while (at < rows.size() && !rows.get(at).isFocused()) {
      at++;
    }
    int to = at + (event.getCode() == KeyCode.UP ? -1 : 1);
    if (at < rows.size() && to >= 0 && to < rows.size()) {
      rows.get(to).requestFocus();
      event.consume();
    }
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
