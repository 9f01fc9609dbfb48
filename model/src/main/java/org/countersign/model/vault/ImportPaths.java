package org.countersign.model.vault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.countersign.model.failure.Refused;
import org.countersign.model.intake.Item;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Name;
import org.countersign.model.trust.TrustPath;

/**
 * The trust paths of one import. A path may depend on one that comes later in the file; where that
 * one is refused, so is it.
 */
final class ImportPaths {
  private final VaultState state;
  private final String domain;
  private final Predicate<Spki> trusted;
  private final Map<String, TrustPath> seen = new LinkedHashMap<>();
  private final Map<String, TrustPath> taken = new LinkedHashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private int changed;

  /** {@code trusted}: whether a path of the domain may trust the key. */
  ImportPaths(VaultState state, String domain, Predicate<Spki> trusted) {
    this.state = state;
    this.domain = domain;
    this.trusted = trusted;
  }

  /** Says of each path among the items what would become of it. */
  void judge(List<ImportCandidate> items, ImportVerdict[] verdicts) {
    for (int i = 0; i < verdicts.length; i++) {
      if (items.get(i).item() instanceof Item.Trust trust) {
        try {
          verdicts[i] = take(trust.path());
          if (verdicts[i].taken()) {
            places.put(trust.path().id(), i);
          }
        } catch (Refused e) {
          verdicts[i] = ImportVerdict.refused(e);
        }
      }
    }
    dependencies(verdicts);
  }

  Collection<TrustPath> taken() {
    return taken.values();
  }

  int changed() {
    return changed;
  }

  /** A path whose support is not there is refused, and so is what depends on it in turn. */
  private void dependencies(ImportVerdict[] verdicts) {
    Map<String, List<TrustPath>> dependents = new HashMap<>();
    Deque<TrustPath> falling = new ArrayDeque<>();
    for (TrustPath path : taken.values()) {
      if (path.dependsOn().isPresent()) {
        String on = path.dependsOn().get();
        dependents.computeIfAbsent(on, id -> new ArrayList<>()).add(path);
        if (!stands(on)) {
          falling.add(path);
        }
      }
    }
    while (!falling.isEmpty()) {
      TrustPath path = falling.pop();
      if (taken.remove(path.id()) == null) {
        continue;
      }
      int at = places.get(path.id());
      changed -= verdicts[at].kind() == ImportVerdict.Kind.CHANGED ? 1 : 0;
      verdicts[at] =
          ImportVerdict.refused(
              new Refused("import.depends-on", path.name(), path.dependsOn().orElse("")));
      if (!stands(path.id())) {
        falling.addAll(dependents.getOrDefault(path.id(), List.of()));
      }
    }
  }

  /** Whether a path of any domain has this id, now or with this import. */
  private boolean stands(String id) {
    return taken.containsKey(id) || state.trust().find(id).isPresent();
  }

  private ImportVerdict take(TrustPath path) throws Refused {
    TrustPath twice = seen.putIfAbsent(path.id(), path);
    if (twice != null) {
      if (twice.equals(path)) {
        return ImportVerdict.TWICE;
      }
      throw new Refused("import.path-twice", path.name(), path.id());
    }
    own(path);
    if (path.trusts().filter(trusted.negate()).isPresent()) {
      throw unknownKey(path, path.trusts().get());
    }
    Optional<TrustPath> before = state.trust().find(path.id());
    if (before.isEmpty()) {
      taken.put(path.id(), path);
      return added(path);
    }
    List<String> different = ImportDifference.of(before.get(), path);
    if (different.isEmpty()) {
      return ImportVerdict.KNOWN;
    }
    changed++;
    taken.put(path.id(), path);
    return ImportVerdict.changed(different);
  }

  /**
   * By hand nothing is newly made to trust a key that has ended. But a list of what is out there
   * may say so, and to keep that off the record would hide what has to be mended.
   */
  private ImportVerdict added(TrustPath path) {
    return TrustPathRules.endedKey(state, path)
        .map(key ->
            new ImportVerdict(
                ImportVerdict.Kind.NEW, "stale", List.of(key.label(), key.state().id())))
        .or(() ->
            path.trusts()
                .flatMap(state.watched()::distrusted)
                .map(key ->
                    new ImportVerdict(
                        ImportVerdict.Kind.NEW, "stale-watched", List.of(key.name()))))
        .orElse(ImportVerdict.NEW);
  }

  private void own(TrustPath path) throws Refused {
    Optional<TrustPath> before = state.trust().find(path.id());
    if (!path.domain().equals(domain)
        || before.filter(p -> !p.domain().equals(domain)).isPresent()) {
      throw new Refused("trust.other-domain", path.name());
    }
    try {
      if (Name.check("id", path.id()).equals(path.id())) {
        return;
      }
    } catch (IllegalArgumentException e) {
      throw new Refused("import.path-id", path.name(), e.getMessage());
    }
    throw new Refused("import.path-id", path.name(), path.id());
  }

  private Refused unknownKey(TrustPath path, Spki key) {
    return state.keys().key(key).isPresent()
        ? new Refused("trust.other-domain", path.name())
        : new Refused("import.key-unknown", path.name(), key.hex());
  }
}
