package org.countersign.model.vault;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.SigningKey;
import org.countersign.model.request.Operation;

/**
 * A key's age is capped apart from its certificates': a new certificate makes no key younger, and
 * only a rotation ends its exposure (NIST SP 800-57 Part 1, §5.3).
 */
public final class Cryptoperiod {
  private Cryptoperiod() {}

  /** When the key's cryptoperiod ends by the policy in force; empty before it is activated. */
  public static Optional<Instant> ends(VaultState state, SigningKey key) {
    return key.activatedAt().flatMap(from -> ends(state, key, from));
  }

  private static Optional<Instant> ends(VaultState state, SigningKey key, Instant from) {
    return state
        .domains()
        .find(key.domain())
        .map(SigningDomain::policy)
        .map(policy -> from.atZone(ZoneOffset.UTC).plus(policy.cryptoPeriod()).toInstant());
  }

  /** Refuses a certificate for a key that is too old for one: {@code key.beyond-cryptoperiod}. */
  static void check(VaultState state, Operation operation, Instant at) throws Refused {
    if (!(operation instanceof Operation.Certify certify)
        || operation instanceof Operation.IssueForCsr) {
      return;
    }
    SigningKey key = Belonging.key(state, certify.spki());
    Optional<Instant> end = ends(state, key);
    if (end.filter(at::isAfter).isPresent()) {
      throw new Refused("key.beyond-cryptoperiod", key.label(), end.get());
    }
  }

  /**
   * When the key is to sign no more, if its certificate is planned to be valid for longer. That is
   * no mistake where what it has signed is to be believed for longer, as of a root; people are
   * told.
   */
  public static Optional<Instant> outlasted(
      VaultState state, Operation.Certify certify, Instant at) {
    // A key that is activated later than now may be used for longer, but not by more than that.
    return state
        .keys()
        .key(certify.spki())
        .flatMap(key -> ends(state, key).or(() -> ends(state, key, at)))
        .filter(end -> notAfter(certify).filter(end::isBefore).isPresent());
  }

  /** Empty for a plan that says no time; it is refused for that elsewhere. */
  private static Optional<Instant> notAfter(Operation.Certify certify) {
    try {
      return Optional.of(Instant.parse(certify.plan().notAfter()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
