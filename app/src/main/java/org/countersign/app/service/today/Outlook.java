package org.countersign.app.service.today;

import java.time.Instant;
import java.util.Optional;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.vault.VaultState;

/**
 * What a vault still lacks to be of use, and what comes next when nothing is due.
 *
 * @param hasToken whether a signing token has been commissioned
 * @param next what will be due first, of all that is not due yet
 */
public record Outlook(
    boolean hasToken,
    boolean hasDomain,
    boolean hasKey,
    boolean hasCertificate,
    Optional<Next> next) {

  /**
   * Something that will be due.
   *
   * @param code as the item's that it will be, see {@link TodayItem}
   * @param name what it is of
   */
  public record Next(String code, String name, Instant at, TodayItem.Place place, String subject) {}

  /** Whether all of it is there. */
  public boolean furnished() {
    return hasToken && hasDomain && hasKey && hasCertificate;
  }

  /** As it is now. */
  static Outlook of(Vault vault, Dues dues) {
    Dues.Found found = dues.now();
    return vault.read(state -> of(state, found));
  }

  private static Outlook of(VaultState state, Dues.Found found) {
    return new Outlook(
        !state.tokens().all().isEmpty(),
        state.domains().all().stream().anyMatch(d -> !d.id().equals(SigningDomain.VAULT)),
        !state.keys().keys().isEmpty(),
        !state.keys().certificates().isEmpty(),
        found.next().map(Outlook::next));
  }

  private static Next next(Due due) {
    return new Next(due.kind(), due.name(), due.at().orElseThrow(), due.place(), due.subject());
  }
}
