package org.countersign.app.screen.map;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.PastPicker;
import org.countersign.app.fx.ScreenPane;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.Tone;
import org.countersign.app.fx.View;
import org.countersign.app.fx.Whereto;
import org.countersign.app.service.history.Past;
import org.countersign.app.service.map.GroupId;
import org.countersign.app.service.map.MapNode;
import org.countersign.app.service.map.MapPicture;
import org.countersign.app.service.map.Thing;
import org.countersign.model.key.Spki;

/** The Trust map screen. */
public final class MapView implements View {
  private static final String TOO_MANY = "too-many";
  private static final String ONLY = "only";

  private final MapViewModel model;
  private final BiConsumer<String, String> open;
  private final ScreenPane pane = new ScreenPane("map.title");
  private final PastPicker<Past> past;
  private final MapCanvas canvas = new MapCanvas();
  private final StackPane middle = new StackPane();
  private final BorderPane body = new BorderPane();
  private final FilterBar<Thing> search = new FilterBar<>("map.search");
  private final MapTools tools;

  /** {@code open}: leads to a screen and what is to be chosen there. */
  public MapView(
      MapViewModel model,
      PastPicker.Source<Past> source,
      BiConsumer<String, String> open,
      Dialogs dialogs,
      TaskRunner tasks) {
    this.model = model;
    this.open = open;
    past = new PastPicker<>(source, tasks, pane.banners());
    tools = new MapTools(model, canvas, dialogs, tasks);
    pane.tools(search, told()).actions(past).body(body);
    past.pastProperty().subscribe(model::look);
    body.setCenter(new VBox(tools, middle));
    VBox.setVgrow(middle, Priority.ALWAYS);
    body.setRight(new ReachPane(model, this::openKey));
    MapInput.install(canvas, model, this::openNode);
    searching();
    MakingPane.install(middle, model);
    model.shownProperty().subscribe(now -> now.ifPresent(this::show));
  }

  private Label told() {
    Label label = new Label();
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.textProperty().bind(model.search().toldProperty());
    return label;
  }

  /** Enter finds and shows; once more the next. Everything typed looks anew. */
  private void searching() {
    search.field().textProperty().subscribe((before, now) -> model.search().forget());
    search
        .field()
        .addEventHandler(
            KeyEvent.KEY_PRESSED,
            event -> {
              if (event.getCode() == KeyCode.ENTER) {
                model.search().next(search.field().getText());
                event.consume();
              }
            });
  }

  private void show(Shown now) {
    boolean empty = now.picture().nodes().isEmpty();
    Node shown = empty ? nothing() : canvas;
    if (!middle.getChildren().contains(shown)) {
      middle.getChildren().removeIf(one -> !(one instanceof MakingPane));
      middle.getChildren().addFirst(shown);
    }
    canvas.show(now);
    tellWhatIsLeftOut(now.picture());
    model.takeWanted().ifPresent(canvas::centre);
  }

  private Node nothing() {
    return new EmptyState(
        Icon.TRUST_MAP,
        "map.none",
        Buttons.primary("map.none.button", Icon.KEY, () -> open.accept("keys", "")));
  }

  private void tellWhatIsLeftOut(MapPicture picture) {
    pane.banners().hide(TOO_MANY);
    pane.banners().hide(ONLY);
    if (picture.wish().only().isPresent()) {
      Banner banner =
          new Banner(Tone.INFO, Messages.text("map.only.banner", picture.things()))
              .action("map.everything", model::showEverything);
      banner.setId("map-only-banner");
      pane.banners().show(ONLY, banner);
    }
    Optional<GroupId> opened = picture.wish().opened();
    if (picture.tooMany() || opened.isPresent()) {
      Banner banner = new Banner(Tone.INFO, collapsed(picture));
      banner.setId("map-collapsed-banner");
      opened.ifPresent(group -> banner.action("map.close-group", model::close));
      pane.banners().show(TOO_MANY, banner);
    }
  }

  private static String collapsed(MapPicture picture) {
    String open =
        picture
            .wish()
            .opened()
            .map(group -> Messages.text("map.opened", String.join(" ▸ ", group.values())))
            .orElse("");
    String all =
        picture.tooMany()
            ? Messages.text("map.too-many", picture.things(), picture.nodes().size())
            : "";
    return (all + " " + open).strip();
  }

  private void openNode(MapNode node) {
    switch (node) {
      case MapNode.Group group when !group.others() -> model.open(group.group());
      default -> openable(node).ifPresent(this::openKey);
    }
  }

  /** The key whose details there are: one that is held or watched. */
  static Optional<Spki> openable(MapNode node) {
    boolean known =
        node instanceof MapNode.Single single
            && (single.thing() instanceof Thing.Key || single.thing() instanceof Thing.Watched);
    return known ? ((MapNode.Single) node).thing().key() : Optional.empty();
  }

  /** A key's detail, as of the same day. */
  private void openKey(Spki key) {
    open.accept("keys", new Whereto(key.hex(), day()).text());
  }

  private Optional<LocalDate> day() {
    return past.pastProperty().get().map(Past::day);
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void refresh() {
    // What was does not change.
    if (past.pastProperty().get().isEmpty() || model.shownProperty().get().isEmpty()) {
      model.refresh();
    }
  }

  /** {@code subject}: the thing's id, and perhaps the day as of which it is meant. */
  @Override
  public void select(String subject) {
    Whereto to = Whereto.of(subject);
    model.want(to.id());
    if (day().equals(to.day())) {
      model.around();
    } else {
      past.choose(to.day());
    }
  }
}
