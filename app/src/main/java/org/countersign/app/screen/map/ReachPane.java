package org.countersign.app.screen.map;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Clip;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.ImpactGrid;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.service.map.MapNode;
import org.countersign.app.service.map.Thing;
import org.countersign.app.text.ImpactText;
import org.countersign.model.key.Spki;
import org.countersign.model.trust.TrustPath;

/** Who breaks if the chosen node goes: counts, the list, and whom to call. */
final class ReachPane extends VBox {
  private final MapViewModel model;
  private final Consumer<Spki> openKey;

  /** {@code openKey}: leads to all about a key. */
  ReachPane(MapViewModel model, Consumer<Spki> openKey) {
    this.model = model;
    this.openKey = openKey;
    getStyleClass().add("map-side");
    model.shownProperty().subscribe(now -> now.ifPresent(this::show));
  }

  private void show(Shown now) {
    Optional<MapNode> node = now.node();
    if (node.isEmpty()) {
      getChildren().setAll(summary(now));
    } else {
      getChildren().setAll(head(now, node.get()));
      getChildren().addAll(impact(now));
    }
  }

  private static List<Node> summary(Shown now) {
    VBox counts = new VBox(3);
    for (Thing.Sort sort : Thing.Sort.values()) {
      int count = now.things().count(sort);
      if (count > 0) {
        counts
            .getChildren()
            .add(new Label(Messages.text("map.group." + NodeText.word(sort), count)));
      }
    }
    return List.of(
        text("map.choose", "h3"), text("map.choose.hint", "muted"), counts, new Legend());
  }

  private Node head(Shown now, MapNode node) {
    VBox head = new VBox(6);
    Label name = new Label();
    name.getStyleClass().add("h2");
    name.setWrapText(true);
    name.setMinHeight(Region.USE_PREF_SIZE);
    name.setText(SafeText.of(nameOf(node)));
    name.setId("map-chosen");
    head.getChildren().add(name);
    if (node instanceof MapNode.Single single && single.thing() instanceof Thing.Key key) {
      head.getChildren().add(new StateBadge(Badge.ofKey(key.held().state().id())));
    } else {
      head.getChildren().add(text("map.sort." + NodeText.word(node.sort()), "muted"));
    }
    head.getChildren().add(actions(now, node));
    return head;
  }

  private static String nameOf(MapNode node) {
    return switch (node) {
      case MapNode.Single single -> single.thing().name();
      case MapNode.Group group -> NodeText.title(group);
    };
  }

  private FlowPane actions(Shown now, MapNode node) {
    FlowPane buttons = new FlowPane(8, 6);
    MapView.openable(node)
        .ifPresent(key ->
            buttons
                .getChildren()
                .add(button("map-open-key", "map.open-key", Icon.KEY, () -> openKey.accept(key))));
    if (node instanceof MapNode.Group group && !group.others()) {
      buttons
          .getChildren()
          .add(
              button(
                  "map-open-group",
                  "map.open-group",
                  Icon.EXPAND,
                  () -> model.open(group.group())));
    }
    if (now.picture().wish().only().isEmpty()) {
      buttons
          .getChildren()
          .add(button("map-only", "map.only", Icon.TRUST_MAP, model::showOnlyReached));
    }
    return buttons;
  }

  private static Button button(String id, String textKey, Icon icon, Runnable action) {
    Button button = Buttons.plain(textKey, icon, action);
    button.setId(id);
    return button;
  }

  private List<Node> impact(Shown now) {
    List<TrustPath> paths = now.reached().paths();
    Label count = new Label(Messages.text("map.reached", paths.size()));
    count.getStyleClass().add("h3");
    count.setId("map-reached");
    if (paths.isEmpty()) {
      return List.of(count, text("map.reached.none", "muted"));
    }
    Button copy =
        button(
            "map-copy",
            "common.impact.copy-contacts",
            Icon.COPY,
            () -> Clip.copy(ImpactText.contacts(paths)));
    TableView<TrustPath> table = table(paths);
    VBox.setVgrow(table, Priority.ALWAYS);
    return List.of(count, new ImpactGrid(now.counts()), copy, table);
  }

  private TableView<TrustPath> table(List<TrustPath> paths) {
    return new TableBuilder<TrustPath>()
        .node("map.path", 270, ReachPane::text, ReachPane::both)
        .text("map.contact", 150, TrustPath::contact)
        .hidden()
        .text("map.criticality", 80, path -> ImpactGrid.word(path.criticality()))
        .hidden()
        .text("map.environment", 90, TrustPath::environment)
        .hidden()
        .onOpen(path -> model.find(path.id()))
        .build(FXCollections.observableList(paths));
  }

  private static String text(TrustPath path) {
    return path.name() + ", " + path.contact();
  }

  /** Name and contact under each other: side by side neither would have room. */
  private static Node both(TrustPath path) {
    Label contact = SafeText.label(path.contact());
    contact.getStyleClass().add("muted");
    VBox both = new VBox(SafeText.label(path.name()), contact);
    both.setAlignment(Pos.CENTER_LEFT);
    Tooltip.install(both, new Tooltip(SafeText.of(text(path), 400)));
    return both;
  }

  private static Label text(String key, String styleClass) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
