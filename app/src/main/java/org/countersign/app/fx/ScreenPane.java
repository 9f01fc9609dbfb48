package org.countersign.app.fx;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How every screen is laid out: title, filters and actions in one line, banners, and the rest. */
public final class ScreenPane extends BorderPane {
  private final BannerStack banners = new BannerStack();
  private final HBox tools = new HBox();
  private final HBox actions = new HBox();

  public ScreenPane(String titleKey) {
    getStyleClass().add("screen-pane");
    Label title = new Label(Messages.text(titleKey));
    title.getStyleClass().add("h1");
    title.setMinWidth(Region.USE_PREF_SIZE);
    tools.getStyleClass().add("screen-tools");
    tools.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(tools, Priority.ALWAYS);
    actions.getStyleClass().add("actions");
    actions.setAlignment(Pos.CENTER_RIGHT);
    actions.setMinWidth(Region.USE_PREF_SIZE);
    HBox header = new HBox(title, tools, actions);
    header.getStyleClass().add("screen-header");
    header.setAlignment(Pos.CENTER_LEFT);
    setTop(new VBox(header, banners));
  }

  /** Between title and actions: a {@link FilterBar}. */
  public ScreenPane tools(Node... nodes) {
    tools.getChildren().setAll(nodes);
    return this;
  }

  /** Buttons on the right, the primary one last. */
  public ScreenPane actions(Node... buttons) {
    actions.getChildren().setAll(buttons);
    return this;
  }

  /** All that is under the header. */
  public ScreenPane body(Node node) {
    BorderPane.setAlignment(node, Pos.CENTER);
    node.getStyleClass().add("screen-body");
    setCenter(node);
    return this;
  }

  /** The banners under the header. */
  public BannerStack banners() {
    return banners;
  }
}
