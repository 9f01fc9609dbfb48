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
  static final Comparator<TrustPath> PATHS =
      Comparator.comparing(TrustPath::criticality)
          .thenComparing(TrustPath::name)
          .thenComparing(TrustPath::id);

  private static final Comparator<Placed> ORDER = (a, b) -> PATHS.compare(a.path(), b.path());

  private final List<Placed> added = new ArrayList<>();
  private Ordered sorted = new Ordered(new TrustPath[0], new int[0]);

  private record Placed(TrustPath path, int slot) {}

  /**
   * All that were added, those that have gone since among them. Not to be changed.
   *
   * @param slots of the paths, side by side with them
   */
  record Ordered(TrustPath[] paths, int[] slots) {}

  synchronized void add(TrustPath path, int slot) {
    added.add(new Placed(path, slot));
  }

  synchronized void clear() {
    added.clear();
    sorted = new Ordered(new TrustPath[0], new int[0]);
  }

  synchronized Ordered all() {
    if (!added.isEmpty()) {
      Placed[] fresh = added.toArray(Placed[]::new);
      added.clear();
      Arrays.parallelSort(fresh, ORDER);
      sorted = merged(sorted, fresh);
    }
    return sorted;
  }

  /** Finds the place of each fresh one and copies what lies between in one go. */
  private static Ordered merged(Ordered old, Placed[] fresh) {
    int length = old.paths().length;
    Ordered all = new Ordered(new TrustPath[length + fresh.length], new int[length + fresh.length]);
    int from = 0;
    for (int i = 0; i < fresh.length; i++) {
      int place = place(old.paths(), from, fresh[i].path());
      copy(old, from, place, all, i);
      all.paths()[place + i] = fresh[i].path();
      all.slots()[place + i] = fresh[i].slot();
      from = place;
    }
    copy(old, from, length, all, fresh.length);
    return all;
  }

  private static int place(TrustPath[] paths, int from, TrustPath path) {
    int found = Arrays.binarySearch(paths, from, paths.length, path, PATHS);
    return found < 0 ? -found - 1 : found;
  }

  private static void copy(Ordered old, int from, int to, Ordered all, int further) {
    System.arraycopy(old.paths(), from, all.paths(), from + further, to - from);
    System.arraycopy(old.slots(), from, all.slots(), from + further, to - from);
  }
}
