package org.countersign.app.screen.map;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.countersign.app.service.map.MapEdge;
import org.countersign.app.service.map.MapLayout;
import org.countersign.app.service.map.MapLayout.Box;

/** From one node to the next, by the keyboard: along the edges, and up and down a layer. */
final class MapWalk {
  private final Shown shown;
  private final Map<String, Box> boxes;

  MapWalk(Shown shown) {
    this.shown = shown;
    this.boxes = shown.layout().boxes();
  }

  /** Where one begins: the uppermost of the first layer. */
  Optional<String> first() {
    return boxes.entrySet().stream()
        .min(
            Comparator.comparingDouble((Map.Entry<String, Box> e) -> e.getValue().x())
                .thenComparingDouble(e -> e.getValue().y())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }

  /** Along an edge to what relies on it, the one that is nearest in height. */
  Optional<String> right(String from) {
    return nearest(
        from,
        shown.picture().edges().stream().filter(edge -> edge.from().equals(from)).map(MapEdge::to));
  }

  /** Back along an edge to what it relies on. */
  Optional<String> left(String from) {
    return nearest(
        from,
        shown.picture().edges().stream().filter(edge -> edge.to().equals(from)).map(MapEdge::from));
  }

  /** The one above in its layer. */
  Optional<String> up(String from) {
    return inLayer(from, box -> box.y() < boxes.get(from).y());
  }

  /** The one below in its layer. */
  Optional<String> down(String from) {
    return inLayer(from, box -> box.y() > boxes.get(from).y());
  }

  private Optional<String> inLayer(String from, Predicate<Box> wanted) {
    double x = boxes.get(from).x();
    return nearest(
        from,
        boxes.entrySet().stream()
            .filter(e -> Math.abs(e.getValue().x() - x) < MapLayout.WIDTH / 2)
            .filter(e -> wanted.test(e.getValue()))
            .map(Map.Entry::getKey));
  }

  private Optional<String> nearest(String from, Stream<String> to) {
    double y = boxes.get(from).y();
    return to.min(
        Comparator.comparingDouble((String id) -> Math.abs(boxes.get(id).y() - y))
            .thenComparing(id -> id));
  }
}
