package org.countersign.app.service.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.trust.TrustPath.Criticality;

/** Makes a picture of what there is, never with more nodes than {@link #MOST}. */
public final class TrustMap {
  /** Nodes that are shown at once. More are drawn no faster than one can look at them. */
  public static final int MOST = 400;

  private final Things things;

  public TrustMap(Things things) {
    this.things = things;
  }

  /** What is wanted, as far as it can be shown. */
  public MapPicture picture(MapWish wish) {
    List<Thing> shown = new ArrayList<>();
    for (Thing thing : things.all()) {
      if (isWanted(thing, wish)) {
        shown.add(thing);
      }
    }
    boolean tooMany = shown.size() > MOST;
    boolean whole = !tooMany && wish.grouping() == Grouping.NONE;
    Map<String, String> holders = new HashMap<>(2 * shown.size());
    List<MapNode> nodes = whole ? whole(shown, holders) : collapsed(shown, wish, holders);
    MapPicture bare =
        new MapPicture(
            wish, nodes, List.of(), shown.size(), tooMany, Collections.unmodifiableMap(holders));
    return bare.with(edges(bare));
  }

  private static boolean isWanted(Thing thing, MapWish wish) {
    return (wish.certificates() || thing.sort() != Thing.Sort.CERTIFICATE)
        && (wish.only().isEmpty() || wish.only().get().contains(thing.id()));
  }

  private static List<MapNode> whole(List<Thing> shown, Map<String, String> holders) {
    shown.forEach(thing -> holders.put(thing.id(), thing.id()));
    return shown.stream().sorted(Thing.ORDER).<MapNode>map(MapNode.Single::new).toList();
  }

  private static List<MapNode> collapsed(
      List<Thing> shown, MapWish wish, Map<String, String> holders) {
    Grouping grouping = wish.grouping() == Grouping.NONE ? Grouping.SYSTEM : wish.grouping();
    Collapse collapse = new Collapse(shown, grouping, wish.opened(), wish.pinned(), MOST);
    List<MapNode> nodes = new ArrayList<>();
    for (Thing thing : collapse.singles()) {
      nodes.add(new MapNode.Single(thing));
      holders.put(thing.id(), thing.id());
    }
    collapse.groups().forEach(part -> nodes.add(group(part, false, holders)));
    collapse.others().forEach(part -> nodes.add(group(part, true, holders)));
    nodes.sort(Comparator.comparing(MapNode::sort));
    return List.copyOf(nodes);
  }

  private static MapNode group(Collapse.Part part, boolean others, Map<String, String> holders) {
    Optional<Criticality> worst =
        part.members().stream()
            .filter(Thing.Path.class::isInstance)
            .map(one -> ((Thing.Path) one).path().criticality())
            .min(Comparator.naturalOrder());
    MapNode node = new MapNode.Group(part.id(), part.members().size(), others, worst);
    part.members().forEach(one -> holders.put(one.id(), node.id()));
    return node;
  }

  private List<MapEdge> edges(MapPicture picture) {
    Map<MapEdge.Link, Integer> counts = new LinkedHashMap<>();
    things.links(
        picture.wish().certificates(),
        link -> picture.edge(link).ifPresent(edge -> counts.merge(edge, 1, Integer::sum)));
    return counts.entrySet().stream()
        .map(e -> new MapEdge(e.getKey().from(), e.getKey().to(), e.getKey().kind(), e.getValue()))
        .sorted(
            Comparator.comparing(MapEdge::from)
                .thenComparing(MapEdge::to)
                .thenComparing(MapEdge::kind))
        .toList();
  }
}
