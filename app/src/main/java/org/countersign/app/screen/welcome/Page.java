package org.countersign.app.screen.welcome;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Messages;

/** A calm page with one card in its middle. */
class Page extends BorderPane {
  private static final double WIDTH = 600;

  private final VBox card = new VBox();

  Page() {
    getStyleClass().add("signin");
    Label product = new Label(Messages.text("common.product"));
    product.getStyleClass().add("product");
    HBox header = new HBox(product);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("shell-header");
    card.getStyleClass().add("signin-card");
    card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    StackPane middle = new StackPane(card);
    middle.getStyleClass().add("signin-middle");
    setTop(header);
    setCenter(middle);
  }

  final void add(Node... nodes) {
    card.getChildren().addAll(nodes);
  }

  static Label text(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  static HBox row(Node... buttons) {
    HBox row = new HBox(8, buttons);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("page-buttons");
    return row;
  }
}
