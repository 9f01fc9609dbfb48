package org.countersign.model.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;

/** Keys that domains watch: known, and not held by the vault. */
public final class WatchBook {
  private record Watch(Spki spki, String domain) {}

  private final Map<Watch, WatchedKey> watched = new LinkedHashMap<>();
  private final Map<Spki, List<WatchedKey>> bySpki = new LinkedHashMap<>();

  /** All of all domains, in the order they came. */
  public Collection<WatchedKey> all() {
    return Collections.unmodifiableCollection(watched.values());
  }

  /** The key as a domain watches it. */
  public Optional<WatchedKey> find(Spki spki, String domain) {
    return Optional.ofNullable(watched.get(new Watch(spki, domain)));
  }

  /** The key as each domain watches it; empty when none does. */
  public List<WatchedKey> find(Spki spki) {
    return bySpki.getOrDefault(spki, List.of());
  }

  /** The key as the first domain has it that distrusts it; empty when none does. */
  public Optional<WatchedKey> distrusted(Spki spki) {
    return find(spki).stream().filter(key -> key.distrust().isPresent()).findFirst();
  }

  public boolean has(Spki spki) {
    return bySpki.containsKey(spki);
  }

  void take(Change.WatchedKeyIs is) {
    WatchedKey key = is.key();
    watched.put(new Watch(key.spki(), key.domain()), key);
    bySpki.merge(key.spki(), List.of(key), (before, now) -> replaced(before, key));
  }

  void take(Change.WatchedKeyGone gone) {
    for (WatchedKey key : bySpki.getOrDefault(gone.spki(), List.of())) {
      watched.remove(new Watch(key.spki(), key.domain()));
    }
    bySpki.remove(gone.spki());
  }

  private static List<WatchedKey> replaced(List<WatchedKey> before, WatchedKey key) {
    List<WatchedKey> now = new ArrayList<>(before);
    now.removeIf(one -> one.domain().equals(key.domain()));
    now.add(key);
    return List.copyOf(now);
  }
}
