package org.countersign.model.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Trust paths in the order people are shown them: most critical first, then by name and id. What is
 * added is put in its place when the order is next asked for; the rest is not sorted again.
 */
final class WorstFirst {
  private static final Comparator<TrustPath> PATHS =
      Comparator.comparing(TrustPath::criticality)
          .thenComparing(TrustPath::name)
          .thenComparing(TrustPath::id);

  static final Comparator<PathNode> NODES = (a, b) -> PATHS.compare(a.path, b.path);

  private final List<PathNode> added = new ArrayList<>();
  private PathNode[] sorted = {};

  synchronized void add(PathNode node) {
    added.add(node);
  }

  synchronized void clear() {
    added.clear();
    sorted = new PathNode[0];
  }

  /** All that were added, those that have gone since among them. Not to be changed. */
  synchronized PathNode[] all() {
    if (!added.isEmpty()) {
      PathNode[] fresh = added.toArray(PathNode[]::new);
      added.clear();
      Arrays.parallelSort(fresh, NODES);
      sorted = sorted.length == 0 ? fresh : merged(sorted, fresh);
    }
    return sorted;
  }

  /** Finds the place of each fresh one and copies what lies between in one go. */
  private static PathNode[] merged(PathNode[] old, PathNode[] fresh) {
    PathNode[] all = new PathNode[old.length + fresh.length];
    int from = 0;
    for (int i = 0; i < fresh.length; i++) {
      int found = Arrays.binarySearch(old, from, old.length, fresh[i], NODES);
      int place = found < 0 ? -found - 1 : found;
      System.arraycopy(old, from, all, from + i, place - from);
      all[place + i] = fresh[i];
      from = place;
    }
    System.arraycopy(old, from, all, from + fresh.length, old.length - from);
    return all;
  }
}
