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

  /**
   * Refuses a certificate for a key that is too old for one, with {@code key.beyond-cryptoperiod},
   * or that would outlast it, with {@code certificate.validity-outlasts-key}.
   */
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
    Optional<Instant> last = notAfter(certify);
    // A key that is activated later than now may be used for longer, but not by more than that.
    Optional<Instant> latest = end.or(() -> ends(state, key, at));
    if (last.isPresent() && latest.isPresent() && last.get().isAfter(latest.get())) {
      throw new Refused("certificate.validity-outlasts-key", key.label(), latest.get(), last.get());
    }
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
