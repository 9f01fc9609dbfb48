package org.countersign.app.service.map;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is shown at once: nodes, and edges between them.
 *
 * @param nodes in the order of their sorts, worst first
 * @param things how many things it stands for
 * @param tooMany whether things had to be put together because there are too many to be shown
 * @param holders the id of the node that a thing is in, by the thing's id
 */
public record MapPicture(
    MapWish wish,
    List<MapNode> nodes,
    List<MapEdge> edges,
    int things,
    boolean tooMany,
    Map<String, String> holders) {

  /** Nothing at all. */
  public static final MapPicture NONE =
      new MapPicture(MapWish.ALL, List.of(), List.of(), 0, false, Map.of());

  MapPicture with(List<MapEdge> drawn) {
    return new MapPicture(wish, nodes, drawn, things, tooMany, holders);
  }

  /** The node of this id. */
  public Optional<MapNode> node(String id) {
    return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
  }

  /** The id of the node that a thing is in; empty when it is not shown. */
  public Optional<String> holder(String thing) {
    return Optional.ofNullable(holders.get(thing));
  }

  /** Between which nodes a relation is drawn; empty when one is not shown, or both are in one. */
  Optional<MapEdge.Link> edge(MapEdge.Link link) {
    String from = holders.get(link.from());
    String to = holders.get(link.to());
    return from == null || to == null || from.equals(to)
        ? Optional.empty()
        : Optional.of(new MapEdge.Link(from, to, link.kind()));
  }

  /** The things that are in a node, by their ids. */
  public List<String> in(MapNode node) {
    return switch (node) {
      case MapNode.Single single -> List.of(single.id());
      case MapNode.Group group ->
          holders.entrySet().stream()
              .filter(entry -> entry.getValue().equals(group.id()))
              .map(Map.Entry::getKey)
              .toList();
    };
  }
}
