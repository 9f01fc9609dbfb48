package org.countersign.app.service.map;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.Spki;
import org.countersign.model.trust.BlastRadius;
import org.countersign.model.trust.TrustPath;

/**
 * Finds what is reached from what was chosen. From a key it is the blast radius that the vault's
 * own graph gives, which is also what requests pin.
 */
public final class Reach {
  private final Function<Spki, BlastRadius> radius;
  private final Things things;

  /** {@code radius}: the vault's own, at the moment of the things. */
  public Reach(Function<Spki, BlastRadius> radius, Things things) {
    this.radius = radius;
    this.things = things;
  }

  /** What is reached from everything in a node, on this picture. */
  public Reached from(MapPicture picture, MapNode node) {
    Set<String> ids = new LinkedHashSet<>(picture.in(node));
    List<Thing> chosen = ids.stream().flatMap(id -> things.find(id).stream()).toList();
    Set<Spki> keys = chosen.stream().flatMap(one -> one.key().stream()).collect(Collectors.toSet());
    List<TrustPath> paths;
    if (keys.size() == 1) {
      BlastRadius reached = radius.apply(keys.iterator().next());
      keys.addAll(reached.keys());
      paths = reached.paths();
    } else {
      paths = ordered(all(keys, chosen));
    }
    addIds(keys, paths, ids);
    return lit(picture, paths, ids);
  }

  private Collection<TrustPath> all(Set<Spki> keys, List<Thing> chosen) {
    Map<String, TrustPath> paths = new HashMap<>();
    for (Spki key : List.copyOf(keys)) {
      BlastRadius reached = radius.apply(key);
      keys.addAll(reached.keys());
      reached.paths().forEach(path -> paths.put(path.id(), path));
    }
    addDependents(
        chosen.stream()
            .filter(Thing.Path.class::isInstance)
            .map(one -> ((Thing.Path) one).path())
            .toList(),
        paths);
    return paths.values();
  }

  /** The graph starts at keys; from a trust path on it is the same walk. */
  private void addDependents(List<TrustPath> chosen, Map<String, TrustPath> paths) {
    if (chosen.isEmpty()) {
      return;
    }
    Map<String, List<TrustPath>> dependents =
        things.snapshot().paths().stream()
            .filter(path -> path.dependsOn().isPresent())
            .collect(Collectors.groupingBy(path -> path.dependsOn().get()));
    Deque<TrustPath> next = new ArrayDeque<>(chosen);
    while (!next.isEmpty()) {
      TrustPath one = next.pop();
      if (paths.put(one.id(), one) == null) {
        next.addAll(dependents.getOrDefault(one.id(), List.of()));
      }
    }
  }

  private void addIds(Set<Spki> keys, Collection<TrustPath> paths, Set<String> ids) {
    keys.forEach(key -> ids.add(key.hex()));
    paths.forEach(path -> ids.add(path.id()));
    for (IssuedCertificate one : things.snapshot().certificates()) {
      if (keys.contains(one.subjectKey())) {
        ids.add(Things.certificateId(one));
      }
    }
  }

  private static List<TrustPath> ordered(Collection<TrustPath> paths) {
    return paths.stream()
        .sorted(
            Comparator.comparing(TrustPath::criticality)
                .thenComparing(TrustPath::name)
                .thenComparing(TrustPath::id))
        .toList();
  }

  private Reached lit(MapPicture picture, List<TrustPath> paths, Set<String> ids) {
    Map<String, Integer> nodes = new HashMap<>();
    for (String id : ids) {
      picture.holder(id).ifPresent(holder -> nodes.merge(holder, 1, Integer::sum));
    }
    Set<MapEdge.Link> edges = new HashSet<>();
    things.links(
        picture.wish().certificates(),
        link -> {
          if (ids.contains(link.from()) && ids.contains(link.to())) {
            picture.edge(link).ifPresent(edges::add);
          }
        });
    return new Reached(
        paths, Collections.unmodifiableSet(ids), Map.copyOf(nodes), Set.copyOf(edges));
  }
}
