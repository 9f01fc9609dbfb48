package org.countersign.model.trust;

import java.util.ArrayDeque;
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
import java.util.Optional;
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
  private final Map<Spki, Set<Spki>> issuersOf = new HashMap<>();
  private final Map<Spki, Slots> trusting = new HashMap<>();
  private final Map<String, Slots> dependents = new HashMap<>();
  private final Map<String, Integer> slotOf = new HashMap<>();
  private final BitSet gone = new BitSet();

  /** Those that may have dependents: most have none, and need not be looked up. */
  private final BitSet leaned = new BitSet();

  private final WorstFirst order = new WorstFirst();
  private TrustPath[] paths = new TrustPath[16];
  private int slots;

  public TrustGraph(Collection<IssuedCertificate> certificates, Collection<TrustPath> paths) {
    certificates.forEach(this::put);
    paths.forEach(this::put);
  }

  /** Adds what a certificate says of who issued for whom; the same one twice changes nothing. */
  public void put(IssuedCertificate certificate) {
    certificate
        .issuerKey()
        .ifPresent(issuer -> {
          Spki subject = certificate.subjectKey();
          issuedBy.computeIfAbsent(issuer, key -> new LinkedHashSet<>(2)).add(subject);
          // Nearly every key has one issuer: a set of one is a tenth of the size.
          issuersOf.merge(subject, Set.of(issuer), TrustGraph::both);
        });
  }

  private static Set<Spki> both(Set<Spki> before, Set<Spki> more) {
    if (before.containsAll(more)) {
      return before;
    }
    Set<Spki> both = new LinkedHashSet<>(before);
    both.addAll(more);
    return both;
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

  /** Does now what the first question for many trust paths would have to wait for. */
  public void prepare() {
    order.all();
  }

  /** All that is reached from a key. */
  public BlastRadius from(Spki key) {
    Spki[] keys = keysFrom(key).toArray(Spki[]::new);
    Arrays.sort(keys);
    Marks marks = new Marks(slots);
    Slots reached = pathsFrom(List.of(keys), marks);
    return new BlastRadius(frozen(keys), frozen(ordered(reached, marks)));
  }

  /** How many trust paths are reached from a key. */
  public int count(Spki key) {
    return pathsFrom(keysFrom(key), new Marks(slots)).size();
  }

  /**
   * Whether a trust path is among those reached from a key. Goes up from the path, which has few
   * above it, rather than down from the key, which may have a million below it.
   */
  public boolean reaches(Spki key, String path) {
    Set<String> seen = new HashSet<>();
    Optional<TrustPath> one = find(path);
    while (one.isPresent() && seen.add(one.get().id())) {
      if (one.get().trusts().filter(trusted -> isAbove(key, trusted)).isPresent()) {
        return true;
      }
      one = one.get().dependsOn().flatMap(this::find);
    }
    return false;
  }

  private Optional<TrustPath> find(String id) {
    return Optional.ofNullable(slotOf.get(id)).map(slot -> paths[slot]);
  }

  private boolean isAbove(Spki key, Spki below) {
    Set<Spki> seen = new HashSet<>();
    Deque<Spki> next = new ArrayDeque<>(List.of(below));
    while (!next.isEmpty()) {
      Spki one = next.pop();
      if (one.equals(key)) {
        return true;
      }
      if (seen.add(one)) {
        next.addAll(issuersOf.getOrDefault(one, Set.of()));
      }
    }
    return false;
  }

  /** How many trust paths take their trust from this one, without going further. */
  public int dependentsOf(String path) {
    Slots below = dependents.getOrDefault(path, Slots.NONE);
    int count = 0;
    for (int i = 0; i < below.size(); i++) {
      count += gone.get(below.get(i)) ? 0 : 1;
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

  private Slots pathsFrom(Collection<Spki> keys, Marks marks) {
    Slots reached = new Slots();
    for (Spki key : keys) {
      reach(trusting.getOrDefault(key, Slots.NONE), marks, reached);
    }
    // The list grows while it is walked, until nothing depends on its end.
    for (int i = 0; i < reached.size(); i++) {
      if (leaned.get(reached.get(i))) {
        String id = paths[reached.get(i)].id();
        reach(dependents.getOrDefault(id, Slots.NONE), marks, reached);
      }
    }
    return reached;
  }

  private void reach(Slots some, Marks marks, Slots reached) {
    for (int i = 0; i < some.size(); i++) {
      int slot = some.get(i);
      if (!gone.get(slot) && marks.add(slot)) {
        reached.add(slot);
      }
    }
  }

  private TrustPath[] ordered(Slots reached, Marks marks) {
    TrustPath[] found = new TrustPath[reached.size()];
    if (reached.size() < slotOf.size() / MANY) {
      for (int i = 0; i < found.length; i++) {
        found[i] = paths[reached.get(i)];
      }
      Arrays.sort(found, WorstFirst.PATHS);
      return found;
    }
    WorstFirst.Ordered all = order.all();
    int count = 0;
    for (int i = 0; i < all.slots().length; i++) {
      if (marks.get(all.slots()[i])) {
        found[count++] = all.paths()[i];
      }
    }
    return found;
  }

  private void link(TrustPath path) {
    int slot = slots++;
    if (slot == paths.length) {
      paths = Arrays.copyOf(paths, 2 * slot);
    }
    paths[slot] = path;
    slotOf.put(path.id(), slot);
    order.add(path, slot);
    path.trusts().ifPresent(key -> add(trusting, key, slot));
    path.dependsOn().ifPresent(other -> lean(other, slot));
    if (dependents.containsKey(path.id())) {
      leaned.set(slot);
    }
  }

  private void lean(String other, int slot) {
    add(dependents, other, slot);
    Integer on = slotOf.get(other);
    if (on != null) {
      leaned.set(on);
    }
  }

  private void forget(String id) {
    Integer slot = slotOf.remove(id);
    if (slot != null) {
      gone.set(slot);
    }
  }

  /** Those that have gone are left in the lists until they are as many as those that are there. */
  private void sweep() {
    if (slots <= MANY || slots <= 2 * slotOf.size()) {
      return;
    }
    TrustPath[] before = paths;
    int count = slots;
    BitSet left = (BitSet) gone.clone();
    trusting.clear();
    dependents.clear();
    order.clear();
    gone.clear();
    leaned.clear();
    slots = 0;
    paths = new TrustPath[Math.max(MANY, count)];
    for (int slot = left.nextClearBit(0); slot < count; slot = left.nextClearBit(slot + 1)) {
      link(before[slot]);
    }
  }

  private static <T> List<T> frozen(T[] own) {
    return Collections.unmodifiableList(Arrays.asList(own));
  }

  private static <K> void add(Map<K, Slots> map, K key, int slot) {
    map.computeIfAbsent(key, k -> new Slots()).add(slot);
  }
}
