package org.countersign.app.service.map;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.model.trust.TrustPath;

/**
 * Who breaks if what was chosen goes.
 *
 * @param paths trust paths, worst first; one that was chosen is among them
 * @param things ids of all things reached: keys, their certificates, trust paths
 * @param nodes ids of nodes that anything reached is in, with how many
 * @param edges relations between things that are reached, as edges of the picture
 */
public record Reached(
    List<TrustPath> paths,
    Set<String> things,
    Map<String, Integer> nodes,
    Set<MapEdge.Link> edges) {

  /** When nothing is chosen. */
  public static final Reached NOTHING = new Reached(List.of(), Set.of(), Map.of(), Set.of());

  /** Whether a node is lit. */
  public boolean has(MapNode node) {
    return nodes.containsKey(node.id());
  }

  /** Whether an edge is lit. */
  public boolean has(MapEdge edge) {
    return edges.contains(new MapEdge.Link(edge.from(), edge.to(), edge.kind()));
  }
}
