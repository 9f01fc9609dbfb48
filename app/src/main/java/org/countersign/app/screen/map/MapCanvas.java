package org.countersign.app.screen.map;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.countersign.app.service.map.MapLayout;
import org.countersign.app.service.map.MapLayout.Box;
import org.countersign.app.service.map.MapNode;

/**
 * The part of the map that is in sight, on one canvas: however much there is, a movement draws no
 * more than fits into the window.
 */
final class MapCanvas extends Region {
  private static final double LEAST = 0.06;
  private static final double MOST = 3;

  /** No smaller than can be read well. */
  private static final double READABLE = 0.78;

  /** At first all of it is shown, if that can be read at all. */
  private static final double JUST_READABLE = 0.56;

  private static final double MARGIN = 12;

  private final Canvas canvas = new Canvas();
  private final Inks inks = new Inks(this::requestLayout);
  private Optional<Drawing> drawing = Optional.empty();
  private double scale = 1;
  private double left;
  private double top;
  private final Tooltip tooltip = new Tooltip();
  private Optional<MapNode> hovered = Optional.empty();
  private Optional<String> awaited = Optional.empty();
  private boolean untouched = true;

  MapCanvas() {
    getStyleClass().add("map-canvas");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setMinSize(100, 100);
    getChildren().addAll(canvas, inks);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(420);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(nodeAt(event.getX(), event.getY())));
    widthProperty().subscribe(this::resized);
    heightProperty().subscribe(this::resized);
  }

  /** All of what a node says, whose place may be too small for it. */
  private void hover(Optional<MapNode> now) {
    if (now.equals(hovered)) {
      return;
    }
    hovered = now;
    Tooltip.uninstall(this, tooltip);
    now.flatMap(node -> drawing.map(one -> one.spoken(node)))
        .ifPresent(text -> {
          tooltip.setText(text);
          Tooltip.install(this, tooltip);
        });
  }

  private void resized() {
    if (untouched) {
      begin();
    }
    awaited.ifPresent(this::centre);
    requestLayout();
  }

  /** Shows it; where one looked at before stays in place if it is the same layout. */
  void show(Shown shown) {
    Drawing now = new Drawing(shown, inks.family());
    boolean same = drawing.filter(one -> one.shown().layout().equals(shown.layout())).isPresent();
    drawing = Optional.of(now);
    setAccessibleText(shown.node().map(now::chosen).orElse(""));
    if (!same) {
      begin();
    }
    requestLayout();
  }

  /** As large as can be, but no smaller than can be read; from its beginning if it is too large. */
  private void begin() {
    untouched = true;
    fit(JUST_READABLE, 1);
    if (scale == JUST_READABLE) {
      fit(READABLE, 1);
    }
  }

  /** Brings all of it into sight. */
  void fit() {
    untouched = false;
    fit(LEAST, MOST);
    requestLayout();
  }

  private void fit(double least, double most) {
    MapLayout.Layout layout = placed();
    if (layout.width() <= 0 || getWidth() <= 0 || getHeight() <= 0) {
      return;
    }
    double whole =
        Math.min(
            (getWidth() - 2 * MARGIN) / layout.width(),
            (getHeight() - 2 * MARGIN) / layout.height());
    scale = Math.clamp(whole, least, most);
    left = inMiddle(getWidth(), layout.width());
    top = inMiddle(getHeight(), layout.height());
  }

  private double inMiddle(double room, double size) {
    return Math.max(MARGIN, (room - size * scale) / 2);
  }

  private MapLayout.Layout placed() {
    return drawing.map(one -> one.shown().layout()).orElse(MapLayout.Layout.EMPTY);
  }

  /** Moves what is shown, by pixels of the screen. */
  void pan(double right, double down) {
    untouched = false;
    left = within(left + right, getWidth(), placed().width());
    top = within(top + down, getHeight(), placed().height());
    requestLayout();
  }

  /** Some of the map is always in sight. */
  private double within(double at, double room, double size) {
    double rest = MapLayout.HEIGHT * scale;
    return Math.clamp(at, Math.min(0, rest - size * scale), Math.max(0, room - rest));
  }

  /** Zooms, and leaves the point of this place on the screen where it is. */
  void zoom(double factor, double x, double y) {
    double next = Math.clamp(scale * factor, LEAST, MOST);
    double change = next / scale;
    scale = next;
    left = x - (x - left) * change;
    top = y - (y - top) * change;
    pan(0, 0);
  }

  /** Zooms into the middle. */
  void zoom(double factor) {
    zoom(factor, getWidth() / 2, getHeight() / 2);
  }

  /** Brings a node into the middle, large enough to be read. */
  void centre(String node) {
    // A screen that was just opened has no size yet, and so no middle.
    boolean sized = getWidth() > 0 && getHeight() > 0;
    awaited = sized ? Optional.empty() : Optional.of(node);
    if (!sized) {
      return;
    }
    Box box = placed().boxes().get(node);
    if (box != null) {
      untouched = false;
      scale = Math.max(scale, JUST_READABLE);
      left = around(box.x() + MapLayout.WIDTH / 2, getWidth(), placed().width());
      top = around(box.y() + MapLayout.HEIGHT / 2, getHeight(), placed().height());
      requestLayout();
    }
  }

  /** As near to the middle as is possible without showing what is beside the map. */
  private double around(double at, double room, double size) {
    double whole = size * scale + 2 * MARGIN;
    return whole <= room
        ? inMiddle(room, size)
        : Math.clamp(room / 2 - at * scale, room - size * scale - MARGIN, MARGIN);
  }

  /** Moves no further than is needed for a node to be in sight. */
  void reveal(String node) {
    Box box = placed().boxes().get(node);
    if (box == null) {
      return;
    }
    Point2D at = onScreen(box);
    double right = at.getX() + MapLayout.WIDTH * scale;
    double bottom = at.getY() + MapLayout.HEIGHT * scale;
    pan(
        Math.max(MARGIN - at.getX(), 0) + Math.min(getWidth() - MARGIN - right, 0),
        Math.max(MARGIN - at.getY(), 0) + Math.min(getHeight() - MARGIN - bottom, 0));
  }

  private Point2D onScreen(Box box) {
    return new Point2D(left + box.x() * scale, top + box.y() * scale);
  }

  /** Where the middle of a node is, in this region. */
  Optional<Point2D> middleOf(String node) {
    return Optional.ofNullable(placed().boxes().get(node))
        .map(this::onScreen)
        .map(at -> at.add(MapLayout.WIDTH * scale / 2, MapLayout.HEIGHT * scale / 2));
  }

  /** The node at a place of this region. */
  Optional<MapNode> nodeAt(double x, double y) {
    double mapX = (x - left) / scale;
    double mapY = (y - top) / scale;
    return drawing.stream()
        .flatMap(one -> one.shown().picture().nodes().stream())
        .filter(node -> isIn(placed().boxes().get(node.id()), mapX, mapY))
        .findFirst();
  }

  private static boolean isIn(Box box, double x, double y) {
    return x >= box.x()
        && x <= box.x() + MapLayout.WIDTH
        && y >= box.y()
        && y <= box.y() + MapLayout.HEIGHT;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    GraphicsContext to = canvas.getGraphicsContext2D();
    // The sheets may have named the font only after it was first drawn.
    drawing
        .filter(one -> !one.family().equals(inks.family()))
        .ifPresent(one -> drawing = Optional.of(new Drawing(one.shown(), inks.family())));
    Palette palette = palette();
    to.setFill(palette.surface());
    to.fillRect(0, 0, getWidth(), getHeight());
    drawing.ifPresent(one -> {
      to.save();
      to.translate(left, top);
      to.scale(scale, scale);
      Rectangle2D sight =
          new Rectangle2D(-left / scale, -top / scale, getWidth() / scale, getHeight() / scale);
      one.draw(new CanvasPen(to, one.family()), palette, sight, scale);
      to.restore();
    });
  }

  /** What is shown. */
  Optional<Drawing> drawing() {
    return drawing;
  }

  Palette palette() {
    return inks.palette();
  }

  double scale() {
    return scale;
  }
}
