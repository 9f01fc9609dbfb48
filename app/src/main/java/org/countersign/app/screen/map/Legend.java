package org.countersign.app.screen.map;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.shape.Line;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.map.MapEdge;

/** What the lines of the map mean. */
final class Legend extends GridPane {
  private static final double LENGTH = 44;

  Legend() {
    getStyleClass().add("map-legend");
    add(MapEdge.Kind.TRUSTS, "map.edge.trusts");
    add(MapEdge.Kind.BINDS, "map.edge.binds");
    add(MapEdge.Kind.DEPENDS, "map.edge.depends");
  }

  private void add(MapEdge.Kind kind, String textKey) {
    Line line = new Line(0, 0, LENGTH, 0);
    line.getStyleClass().add("map-line");
    line.getStrokeDashArray().setAll(Drawing.dash(kind));
    Label word = new Label(Messages.text(textKey));
    word.setWrapText(true);
    addRow(getRowCount(), line, word);
  }
}
