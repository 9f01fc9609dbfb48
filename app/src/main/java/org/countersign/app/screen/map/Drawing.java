package org.countersign.app.screen.map;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.map.MapEdge;
import org.countersign.app.service.map.MapLayout;
import org.countersign.app.service.map.MapLayout.Box;
import org.countersign.app.service.map.MapLayout.Route;
import org.countersign.app.service.map.MapNode;

/** Draws what is shown. What is reached is thicker, and the rest faint once something is chosen. */
final class Drawing {
  /** Sizes of the texts. */
  private static final double NAME = 13;

  private static final double NOTE = 11.5;
  private static final double COUNT = 10.5;

  private static final double FAINT = 0.4;
  private static final double LEFT = 34;
  private static final double MARK = 12;
  private static final double STACK = 4;

  /** Below these scales a note, and then a name, is only noise. */
  private static final double NOTES_FROM = 0.42;

  private static final double NAMES_FROM = 0.24;

  private final Shown shown;
  private final String family;
  private final Map<String, NodeText> texts = new HashMap<>();

  /** {@code family}: of the font that the texts are cut to fit in. */
  Drawing(Shown shown, String family) {
    this.shown = shown;
    this.family = family;
    for (MapNode node : shown.picture().nodes()) {
      NodeText text = whole(node);
      double noteRoom = MapLayout.WIDTH - LEFT - 10 - (text.mark().isPresent() ? MARK + 5 : 0);
      texts.put(
          node.id(),
          new NodeText(
              fit(text.name(), NAME, true, MapLayout.WIDTH - LEFT - 10),
              text.sort(),
              text.mark(),
              fit(text.note(), NOTE, false, noteRoom)));
    }
  }

  private String fit(String text, double size, boolean bold, double room) {
    Text measure = new Text(text);
    measure.setFont(Font.font(family, bold ? FontWeight.BOLD : FontWeight.NORMAL, size));
    String fitting = text;
    while (measure.getLayoutBounds().getWidth() > room && fitting.length() > 1) {
      double share = room / measure.getLayoutBounds().getWidth();
      int keep = Math.clamp((int) (fitting.length() * share), 1, fitting.length() - 1);
      if (Character.isHighSurrogate(fitting.charAt(keep - 1))) {
        keep = Math.max(1, keep - 1);
      }
      fitting = fitting.substring(0, keep);
      measure.setText(fitting + "…");
    }
    return measure.getText();
  }

  /** Draws the part of it that is in sight, at a scale that the pen has already. */
  void draw(Pen pen, Palette palette, Rectangle2D sight, double scale) {
    for (boolean lit : List.of(false, true)) {
      for (Route route : shown.layout().routes()) {
        if (shown.reached().has(route.edge()) == lit && isInSight(route, sight)) {
          edge(pen, palette, route, scale);
        }
      }
    }
    for (MapNode node : shown.picture().nodes()) {
      Box box = shown.layout().boxes().get(node.id());
      if (sight.intersects(box.x(), box.y(), MapLayout.WIDTH + STACK, MapLayout.HEIGHT + STACK)) {
        node(pen, palette, node, box, scale);
      }
    }
    pen.strength(1);
  }

  private static boolean isInSight(Route route, Rectangle2D sight) {
    double minX = Double.MAX_VALUE;
    double minY = Double.MAX_VALUE;
    double maxX = -Double.MAX_VALUE;
    double maxY = -Double.MAX_VALUE;
    List<Double> corners = route.corners();
    for (int i = 0; i < corners.size(); i += 2) {
      minX = Math.min(minX, corners.get(i));
      maxX = Math.max(maxX, corners.get(i));
      minY = Math.min(minY, corners.get(i + 1));
      maxY = Math.max(maxY, corners.get(i + 1));
    }
    return maxX >= sight.getMinX()
        && minX <= sight.getMaxX()
        && maxY >= sight.getMinY()
        && minY <= sight.getMaxY();
  }

  private void edge(Pen pen, Palette palette, Route route, double scale) {
    boolean lit = shown.reached().has(route.edge());
    pen.strength(lit || shown.chosen().isEmpty() ? 1 : FAINT);
    Color ink = lit ? palette.lit() : palette.muted();
    pen.line(route.corners(), new Pen.Stroke(ink, lit ? 2.8 : 1.1, dash(route.edge().kind())));
    List<Double> corners = route.corners();
    double x = corners.get(corners.size() - 2);
    double y = corners.getLast();
    pen.arrow(x, y, lit ? 11 : 8, ink);
    if (route.edge().count() > 1 && scale >= NOTES_FROM) {
      String count = Messages.text("common.number", route.edge().count());
      pen.text(count, x - 6 - 6.2 * count.length(), y - 7, COUNT, lit, palette.text());
    }
  }

  /** Told apart without colour; the legend says how. */
  static List<Double> dash(MapEdge.Kind kind) {
    return switch (kind) {
      case ISSUED, TRUSTS -> List.of();
      case BINDS -> List.of(2.0, 4.0);
      case DEPENDS -> List.of(8.0, 5.0);
    };
  }

  private void node(Pen pen, Palette palette, MapNode node, Box box, double scale) {
    pen.begin(spoken(node));
    boolean chosen = shown.chosen().filter(node.id()::equals).isPresent();
    boolean lit = shown.reached().has(node);
    pen.strength(lit || shown.chosen().isEmpty() ? 1 : FAINT);
    Pen.Stroke outline =
        Pen.Stroke.of(lit ? palette.lit() : palette.line(), chosen ? 4 : lit ? 2.8 : 1.2);
    if (node instanceof MapNode.Group) {
      pen.box(
          box.x() + STACK,
          box.y() + STACK,
          MapLayout.WIDTH,
          MapLayout.HEIGHT,
          palette.surface(),
          Pen.Stroke.of(palette.line(), 1.2));
    }
    pen.box(
        box.x(),
        box.y(),
        MapLayout.WIDTH,
        MapLayout.HEIGHT,
        chosen ? palette.selected() : palette.raised(),
        outline);
    words(pen, palette, texts.get(node.id()), box, scale);
    pen.end();
  }

  private static void words(Pen pen, Palette palette, NodeText text, Box box, double scale) {
    pen.icon(text.sort(), box.x() + 9, box.y() + 16, 17, palette.muted());
    if (scale >= NAMES_FROM) {
      pen.text(text.name(), box.x() + LEFT, box.y() + 21, NAME, true, palette.text());
    }
    if (scale >= NOTES_FROM) {
      double x = box.x() + LEFT;
      if (text.mark().isPresent()) {
        Shape mark = text.mark().get();
        pen.icon(mark, x, box.y() + 29, MARK, palette.of(mark));
        x += MARK + 5;
      }
      pen.text(text.note(), x, box.y() + 39, NOTE, false, palette.muted());
    }
  }

  /** All that a node says, none of it cut off. */
  String spoken(MapNode node) {
    NodeText text = whole(node);
    return String.join(
        ", ", text.name(), Messages.text("map.sort." + NodeText.word(node.sort())), text.note());
  }

  /** What a screen reader is told of the chosen node. */
  String chosen(MapNode node) {
    return spoken(node) + ", " + Messages.text("map.reached", shown.reached().paths().size());
  }

  private NodeText whole(MapNode node) {
    return NodeText.of(
        node,
        shown.reached(),
        shown.picture().wish().certificates(),
        shown.things().snapshot().at());
  }

  Shown shown() {
    return shown;
  }

  String family() {
    return family;
  }
}
