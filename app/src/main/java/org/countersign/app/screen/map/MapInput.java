package org.countersign.app.screen.map;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.countersign.app.service.map.MapNode;

/**
 * Mouse and keyboard on the map. Dragging and the wheel move it, Ctrl and the wheel zoom; arrow
 * keys walk along the edges, and move the map with Shift or while nothing is chosen.
 */
final class MapInput {
  private static final double STEP = 60;
  private static final double ZOOM = 1.2;
  private static final double DRAG = 4;

  private final MapCanvas canvas;
  private final MapViewModel model;
  private final Opener opener;
  private Point2D pressed = Point2D.ZERO;
  private Point2D last = Point2D.ZERO;
  private boolean dragging;

  /** What Enter and a double click do. */
  interface Opener {
    void open(MapNode node);
  }

  private MapInput(MapCanvas canvas, MapViewModel model, Opener opener) {
    this.canvas = canvas;
    this.model = model;
    this.opener = opener;
  }

  static void install(MapCanvas canvas, MapViewModel model, Opener opener) {
    MapInput input = new MapInput(canvas, model, opener);
    canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, input::press);
    canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, input::drag);
    canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> canvas.setCursor(Cursor.DEFAULT));
    canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, input::click);
    canvas.addEventHandler(ScrollEvent.SCROLL, input::scroll);
    canvas.addEventHandler(KeyEvent.KEY_PRESSED, input::key);
  }

  private void press(MouseEvent event) {
    canvas.requestFocus();
    pressed = new Point2D(event.getX(), event.getY());
    last = pressed;
    dragging = false;
  }

  private void drag(MouseEvent event) {
    Point2D now = new Point2D(event.getX(), event.getY());
    if (dragging || now.distance(pressed) > DRAG) {
      dragging = true;
      canvas.setCursor(Cursor.CLOSED_HAND);
      canvas.pan(now.getX() - last.getX(), now.getY() - last.getY());
      last = now;
    }
  }

  private void click(MouseEvent event) {
    if (dragging || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    Optional<MapNode> node = canvas.nodeAt(event.getX(), event.getY());
    if (event.getClickCount() == 2) {
      node.ifPresent(opener::open);
    } else if (event.getClickCount() == 1) {
      model.choose(node.map(MapNode::id));
    }
  }

  private void scroll(ScrollEvent event) {
    if (event.isShortcutDown()) {
      double factor = event.getDeltaY() > 0 ? ZOOM : 1 / ZOOM;
      canvas.zoom(event.getDeltaY() == 0 ? 1 : factor, event.getX(), event.getY());
    } else {
      canvas.pan(event.getDeltaX(), event.getDeltaY());
    }
    event.consume();
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    if (acts(event)) {
      event.consume();
    }
  }

  private boolean acts(KeyEvent event) {
    Optional<Shown> shown = model.shownProperty().get();
    switch (event.getCode()) {
      case LEFT, RIGHT, UP, DOWN -> arrow(event, shown);
      case PLUS, ADD, EQUALS -> canvas.zoom(ZOOM);
      case MINUS, SUBTRACT -> canvas.zoom(1 / ZOOM);
      case DIGIT0, NUMPAD0 -> canvas.fit();
      case HOME -> shown.flatMap(now -> new MapWalk(now).first()).ifPresent(this::go);
      case ENTER -> shown.flatMap(Shown::node).ifPresent(opener::open);
      case BACK_SPACE -> model.close();
      case ESCAPE -> {
        if (shown.flatMap(Shown::chosen).isEmpty()) {
          return false;
        }
        model.choose(Optional.empty());
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void arrow(KeyEvent event, Optional<Shown> shown) {
    Optional<String> chosen = shown.flatMap(Shown::chosen);
    if (event.isShiftDown() || chosen.isEmpty()) {
      pan(event.getCode());
      return;
    }
    MapWalk walk = new MapWalk(shown.orElseThrow());
    String from = chosen.get();
    Optional<String> next =
        switch (event.getCode()) {
          case LEFT -> walk.left(from);
          case RIGHT -> walk.right(from);
          case UP -> walk.up(from);
          default -> walk.down(from);
        };
    next.ifPresent(this::go);
  }

  private void go(String node) {
    model.choose(Optional.of(node));
    canvas.reveal(node);
  }

  private void pan(KeyCode code) {
    switch (code) {
      case LEFT -> canvas.pan(STEP, 0);
      case RIGHT -> canvas.pan(-STEP, 0);
      case UP -> canvas.pan(0, STEP);
      default -> canvas.pan(0, -STEP);
    }
  }
}
