package org.countersign.app.fx;

import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All about the one thing that is selected: its name and state, what to do with it, and tabs. */
public final class DetailPane extends VBox {
  private final Label title = new Label();
  private final HBox badges = new HBox();
  private final HBox actions = new HBox();
  private final TabPane tabs = new TabPane();

  public DetailPane() {
    getStyleClass().add("detail-pane");
    title.getStyleClass().add("h2");
    title.setMinWidth(80);
    badges.getStyleClass().add("badges");
    actions.getStyleClass().add("actions");
    actions.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox header = new HBox(title, badges, space, actions);
    header.getStyleClass().add("detail-header");
    header.setAlignment(Pos.CENTER_LEFT);
    badges.setAlignment(Pos.CENTER_LEFT);
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    VBox.setVgrow(tabs, Priority.ALWAYS);
    getChildren().addAll(header, tabs);
  }

  /** The thing's name, as people gave it. */
  public DetailPane title(String name) {
    SafeText.show(title, name);
    return this;
  }

  /** The states beside the name. */
  public DetailPane badges(Node... nodes) {
    badges.getChildren().setAll(nodes);
    return this;
  }

  /** Buttons on the right. */
  public DetailPane actions(Node... buttons) {
    actions.getChildren().setAll(buttons);
    return this;
  }

  /** A tab, made when it is first looked at; it scrolls. */
  public DetailPane tab(String titleKey, Supplier<? extends Node> content) {
    return add(titleKey, () -> scrolling(content.get()));
  }

  /** A tab that fills its place and scrolls by itself, as a table does. */
  public DetailPane tableTab(String titleKey, Supplier<? extends Node> content) {
    return add(titleKey, content);
  }

  /** Takes all tabs away, to show another thing; the one looked at is chosen again by its title. */
  public void clear() {
    tabs.getTabs().clear();
  }

  /** The tabs, to select one. */
  public TabPane tabs() {
    return tabs;
  }

  private DetailPane add(String titleKey, Supplier<? extends Node> content) {
    Tab tab = new Tab(Messages.text(titleKey));
    tab.setId(titleKey);
    tab.selectedProperty()
        .subscribe(selected -> {
          if (selected && tab.getContent() == null) {
            tab.setContent(content.get());
          }
        });
    tabs.getTabs().add(tab);
    return this;
  }

  private static ScrollPane scrolling(Node content) {
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.getStyleClass().add("detail-scroll");
    return pane;
  }
}
