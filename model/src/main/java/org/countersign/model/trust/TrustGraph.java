package org.countersign.model.trust;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.Spki;

/**
 * Key → keys it issued certificates for → trust paths → dependent trust paths. Cycles do no harm.
 *
 * <p>Follows one change at a time, so that a vault of a million trust paths is not gone through
 * anew whenever one of them changes. Any number may ask at once, but nobody while it is changed.
 */
public final class TrustGraph {
  /** From this share of all paths on, the whole list is walked rather than a part of it sorted. */
  private static final int MANY = 16;

  private final Map<Spki, Set<Spki>> issuedBy = new HashMap<>();
  private final Map<Spki, List<PathNode>> trusting = new HashMap<>();
  private final Map<String, List<PathNode>> dependents = new HashMap<>();
  private final Map<String, PathNode> nodes = new HashMap<>();
  private final WorstFirst order = new WorstFirst();
  private int slots;

  public TrustGraph(Collection<IssuedCertificate> certificates, Collection<TrustPath> paths) {
    certificates.forEach(this::put);
    paths.forEach(this::put);
  }

  /** Adds what a certificate says of who issued for whom; the same one twice changes nothing. */
  public void put(IssuedCertificate certificate) {
    certificate
        .issuerKey()
        .ifPresent(issuer ->
            issuedBy
                .computeIfAbsent(issuer, key -> new LinkedHashSet<>(2))
                .add(certificate.subjectKey()));
  }

  /** Adds a trust path, in place of the one of the same id. */
  public void put(TrustPath path) {
    forget(path.id());
    link(path);
    sweep();
  }

  /** Takes a trust path out, if it is there. */
  public void remove(String id) {
    forget(id);
    sweep();
  }

  /** All that is reached from a key. */
  public BlastRadius from(Spki key) {
    Spki[] keys = keysFrom(key).toArray(Spki[]::new);
    Arrays.sort(keys);
    BitSet marks = new BitSet(slots);
    List<PathNode> reached = pathsFrom(keys, marks);
    return new BlastRadius(frozen(keys), frozen(ordered(reached, marks)));
  }

  /** How many trust paths are reached from a key. */
  public int count(Spki key) {
    return pathsFrom(keysFrom(key).toArray(Spki[]::new), new BitSet(slots)).size();
  }

  /** How many trust paths take their trust from this one, without going further. */
  public int dependentsOf(String path) {
    int count = 0;
    for (PathNode node : dependents.getOrDefault(path, List.of())) {
      count += node.gone ? 0 : 1;
    }
    return count;
  }

  private Set<Spki> keysFrom(Spki key) {
    Set<Spki> seen = new HashSet<>();
    Deque<Spki> next = new ArrayDeque<>(List.of(key));
    while (!next.isEmpty()) {
      Spki one = next.pop();
      if (seen.add(one)) {
        next.addAll(issuedBy.getOrDefault(one, Set.of()));
      }
    }
    return seen;
  }

  private List<PathNode> pathsFrom(Spki[] keys, BitSet marks) {
    List<PathNode> reached = new ArrayList<>();
    for (Spki key : keys) {
      reach(trusting.getOrDefault(key, List.of()), marks, reached);
    }
    // The list grows while it is walked, until nothing depends on its end.
    for (int i = 0; i < reached.size(); i++) {
      PathNode node = reached.get(i);
      if (!dependents.isEmpty()) {
        reach(dependents.getOrDefault(node.path.id(), List.of()), marks, reached);
      }
    }
    return reached;
  }

  private static void reach(List<PathNode> nodes, BitSet marks, List<PathNode> reached) {
    for (PathNode node : nodes) {
      if (!node.gone && !marks.get(node.slot)) {
        marks.set(node.slot);
        reached.add(node);
      }
    }
  }

  private TrustPath[] ordered(List<PathNode> reached, BitSet marks) {
    TrustPath[] paths = new TrustPath[reached.size()];
    int count = 0;
    if (reached.size() < nodes.size() / MANY) {
      reached.sort(WorstFirst.NODES);
      for (PathNode node : reached) {
        paths[count++] = node.path;
      }
    } else {
      for (PathNode node : order.all()) {
        if (!node.gone && marks.get(node.slot)) {
          paths[count++] = node.path;
        }
      }
    }
    return paths;
  }

  private void link(TrustPath path) {
    PathNode node = new PathNode(path, slots++);
    nodes.put(path.id(), node);
    order.add(node);
    path.trusts().ifPresent(key -> add(trusting, key, node));
    path.dependsOn().ifPresent(other -> add(dependents, other, node));
  }

  private void forget(String id) {
    PathNode node = nodes.remove(id);
    if (node != null) {
      node.gone = true;
    }
  }

  /** Those that have gone are left in the lists until they are as many as those that are there. */
  private void sweep() {
    if (slots > MANY && slots > 2 * nodes.size()) {
      PathNode[] kept = order.all();
      trusting.clear();
      dependents.clear();
      order.clear();
      slots = 0;
      for (PathNode node : kept) {
        if (!node.gone) {
          link(node.path);
        }
      }
    }
  }

  private static <T> List<T> frozen(T[] own) {
    return Collections.unmodifiableList(Arrays.asList(own));
  }

  private static <K> void add(Map<K, List<PathNode>> map, K key, PathNode node) {
    map.computeIfAbsent(key, k -> new ArrayList<>(2)).add(node);
  }
}
