package org.countersign.model.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.request.Operation;

/**
 * A watched key has no state here, since others hold it. But two people of a domain that watches it
 * can say that it is not to be trusted any more, and from then on nothing new is made to trust it.
 */
final class WatchedRules {
  private WatchedRules() {}

  /** The key as the domain watches it; refuses with {@code watched.unknown}. */
  static WatchedKey watched(VaultState state, String domain, Spki spki) throws Refused {
    return state
        .watched()
        .find(spki, domain)
        .orElseThrow(() -> new Refused("watched.unknown", spki.brief()));
  }

  /** What the first domain that watches it calls it; its hash when none does any more. */
  static String name(VaultState state, Spki spki) {
    return state.watched().find(spki).stream()
        .findFirst()
        .map(WatchedKey::name)
        .orElseGet(spki::brief);
  }

  static void distrusted(VaultState state, String domain, Operation.DistrustKey distrust)
      throws Refused {
    WatchedKey key = watched(state, domain, distrust.spki());
    if (key.distrust().isPresent()) {
      throw new Refused("watched.distrusted", key.name(), key.distrust().get().at());
    }
  }

  static void trustedAgain(VaultState state, String domain, Operation.TrustKeyAgain again)
      throws Refused {
    WatchedKey key = watched(state, domain, again.spki());
    if (key.distrust().isEmpty()) {
      throw new Refused("watched.not-distrusted", key.name());
    }
  }

  static List<Change> marked(
      VaultState state, String domain, Operation.DistrustKey distrust, RequestFile file, Instant at)
      throws Refused {
    WatchedKey.Distrust mark =
        new WatchedKey.Distrust(at, distrust.why(), distrust.since(), file.hash());
    return marked(watched(state, domain, distrust.spki()), Optional.of(mark));
  }

  static List<Change> unmarked(VaultState state, String domain, Operation.TrustKeyAgain again)
      throws Refused {
    return marked(watched(state, domain, again.spki()), Optional.empty());
  }

  private static List<Change> marked(WatchedKey key, Optional<WatchedKey.Distrust> mark) {
    return List.of(new Change.WatchedKeyIs(key.marked(mark)));
  }

  /** Refuses what would newly trust a key that any domain has marked. */
  static void mayBeTrusted(VaultState state, Spki spki) throws Refused {
    Optional<WatchedKey> marked = state.watched().distrusted(spki);
    if (marked.isPresent()) {
      throw new Refused(
          "watched.distrusted", marked.get().name(), marked.get().distrust().orElseThrow().at());
    }
  }
}
