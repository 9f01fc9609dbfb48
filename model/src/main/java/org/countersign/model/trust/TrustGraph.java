package org.countersign.model.trust;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.Spki;

/**
 * Key → keys it issued certificates for → trust paths → dependent trust paths. Cycles do no harm.
 */
public final class TrustGraph {
  private static final Comparator<TrustPath> WORST_FIRST =
      Comparator.comparing(TrustPath::criticality)
          .thenComparing(TrustPath::name)
          .thenComparing(TrustPath::id);

  private final Map<Spki, List<Spki>> issuedBy = new HashMap<>();
  private final Map<Spki, List<TrustPath>> trusting = new HashMap<>();
  private final Map<String, List<TrustPath>> dependents = new HashMap<>();

  public TrustGraph(Collection<IssuedCertificate> certificates, Collection<TrustPath> paths) {
    for (IssuedCertificate certificate : certificates) {
      certificate.issuerKey().ifPresent(issuer -> add(issuedBy, issuer, certificate.subjectKey()));
    }
    for (TrustPath path : paths) {
      path.trusts().ifPresent(key -> add(trusting, key, path));
      path.dependsOn().ifPresent(other -> add(dependents, other, path));
    }
  }

  /** All that is reached from a key. */
  public BlastRadius from(Spki key) {
    Set<Spki> keys = new TreeSet<>();
    Set<TrustPath> paths = new LinkedHashSet<>();
    Deque<Spki> keysToSee = new ArrayDeque<>(List.of(key));
    Deque<TrustPath> pathsToSee = new ArrayDeque<>();
    while (!keysToSee.isEmpty()) {
      Spki next = keysToSee.pop();
      if (keys.add(next)) {
        keysToSee.addAll(issuedBy.getOrDefault(next, List.of()));
        pathsToSee.addAll(trusting.getOrDefault(next, List.of()));
      }
    }
    while (!pathsToSee.isEmpty()) {
      TrustPath next = pathsToSee.pop();
      if (paths.add(next)) {
        pathsToSee.addAll(dependents.getOrDefault(next.id(), List.of()));
      }
    }
    List<TrustPath> ordered = new ArrayList<>(paths);
    ordered.sort(WORST_FIRST);
    return new BlastRadius(List.copyOf(keys), List.copyOf(ordered));
  }

  private static <K, V> void add(Map<K, List<V>> map, K key, V value) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
  }
}
