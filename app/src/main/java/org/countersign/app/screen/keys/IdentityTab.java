package org.countersign.app.screen.keys;

import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.SafeText;
import org.countersign.app.service.inventory.KeyDetail;
import org.countersign.model.key.SigningKey;

/** Whose key it is, what it signs, and how it is told from others. */
final class IdentityTab {
  private static final double HALF = 520;

  private IdentityTab() {}

  static Node of(KeyDetail detail) {
    SigningKey key = detail.key();
    FactGrid business =
        new FactGrid()
            .text("keys.identity.owner", detail.owner())
            .text("keys.identity.purpose", key.purpose())
            .text("keys.identity.domain", detail.domain())
            .text("keys.identity.stakeholders", String.join(", ", detail.stakeholders()))
            .mono("keys.identity.spki", key.spki().hex());
    HBox halves = new HBox(business, technical(key));
    halves.getChildren().forEach(half -> HBox.setHgrow(half, Priority.ALWAYS));
    business.setPrefWidth(HALF);
    return halves;
  }

  private static FactGrid technical(SigningKey key) {
    FactGrid grid = new FactGrid();
    grid.setPrefWidth(HALF);
    return grid.text("keys.identity.algorithm", key.algorithm().display())
        .text(
            "keys.identity.token",
            SafeText.of(key.token().label()) + " · " + SafeText.of(key.token().serial()))
        .mono("keys.identity.cka-id", key.ckaId())
        .node("keys.identity.attributes", attributes(key.attributes()));
  }

  private static Node attributes(Map<String, String> attributes) {
    FlowPane pane = new FlowPane(14, 2);
    for (Map.Entry<String, String> one : new TreeMap<>(attributes).entrySet()) {
      String name = one.getKey().startsWith("CKA_") ? one.getKey().substring(4) : one.getKey();
      Label label = new Label(SafeText.of(name + " " + one.getValue(), 60));
      label.getStyleClass().add("mono");
      label.setGraphic(
          (one.getValue().equals("true") ? Icon.CHECK : Icon.CLOSE).node("small-icon"));
      pane.getChildren().add(label);
    }
    return pane;
  }
}
