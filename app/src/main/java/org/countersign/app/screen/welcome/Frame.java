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

/** A calm page with one card in its middle, as the one for signing in. */
class Frame extends BorderPane {
  private final VBox card = new VBox();

  Frame() {
    getStyleClass().add("signin");
    Label product = new Label(Messages.text("common.product"));
    product.getStyleClass().add("product");
    HBox header = new HBox(product);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("shell-header");
    card.getStyleClass().add("signin-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane middle = new StackPane(card);
    middle.getStyleClass().add("signin-middle");
    setTop(header);
    setCenter(middle);
  }

  final void show(Node page) {
    card.getChildren().setAll(page);
  }
}
