package org.countersign.model.vault;

import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.trust.TrustPath;

/**
 * A path trusts only a key of its own domain: it stands in the way of revoking what it trusts, and
 * one domain's people may not put it in another's way. It may take its trust from a path of another
 * domain, as a product does that is built on another's platform (decision 0023).
 */
final class TrustPathRules {
  private TrustPathRules() {}

  static void added(VaultState state, String domain, TrustPath path) throws Refused {
    if (state.trust().find(path.id()).isPresent()) {
      throw new Refused("trust.taken", path.id());
    }
    reaches(state, domain, path);
    trustsLiving(state, path);
  }

  static void changed(VaultState state, String domain, TrustPath path) throws Refused {
    TrustPath before = known(state, domain, path.id());
    reaches(state, domain, path);
    if (!before.trusts().equals(path.trusts())) {
      trustsLiving(state, path);
    }
  }

  /** What depends on a path that is gone would silently be reached no more. */
  static void removed(VaultState state, String domain, String id) throws Refused {
    TrustPath path = known(state, domain, id);
    for (TrustPath other : state.trust().all()) {
      if (other.dependsOn().filter(id::equals).isPresent()) {
        throw new Refused("trust.depended-on", path.name(), other.name());
      }
    }
  }

  private static void reaches(VaultState state, String domain, TrustPath path) throws Refused {
    sameDomain(domain, path.domain(), path.name());
    if (path.trusts().isPresent()) {
      trusts(state, domain, path, path.trusts().get());
    }
    if (path.dependsOn().isPresent()) {
      Belonging.path(state, path.dependsOn().get());
    }
  }

  /** Nothing is newly made to trust a key that nobody is to trust any more. */
  private static void trustsLiving(VaultState state, TrustPath path) throws Refused {
    Optional<SigningKey> ended = endedKey(state, path);
    if (ended.isPresent()) {
      throw new Refused(
          "trust.key-ended", path.name(), ended.get().label(), ended.get().state().id());
    }
    if (path.trusts().isPresent()) {
      WatchedRules.mayBeTrusted(state, path.trusts().get());
    }
  }

  /** The key of the vault that the path trusts though nobody is to trust it any more. */
  static Optional<SigningKey> endedKey(VaultState state, TrustPath path) {
    return path.trusts().flatMap(state.keys()::key).filter(key -> !Rotations.usable(key.state()));
  }

  /** A key of the domain, held or watched. */
  private static void trusts(VaultState state, String domain, TrustPath path, Spki key)
      throws Refused {
    if (state.watched().find(key, domain).isEmpty()) {
      sameDomain(domain, Belonging.key(state, key).domain(), path.name());
    }
  }

  private static TrustPath known(VaultState state, String domain, String id) throws Refused {
    TrustPath path = Belonging.path(state, id);
    sameDomain(domain, path.domain(), path.name());
    return path;
  }

  private static void sameDomain(String domain, String other, String path) throws Refused {
    if (!domain.equals(other)) {
      throw new Refused("trust.other-domain", path);
    }
  }
}
