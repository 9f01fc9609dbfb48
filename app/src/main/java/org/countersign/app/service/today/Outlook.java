package org.countersign.app.service.today;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.vault.CrlRecord;
import org.countersign.model.vault.Governance;
import org.countersign.model.vault.VaultState;

/**
 * What a vault still lacks to be of use, and what comes next when nothing is due.
 *
 * @param hasToken whether a signing token has been commissioned
 * @param coming what will be due, the first of it first
 */
public record Outlook(
    boolean hasToken,
    boolean hasDomain,
    boolean hasKey,
    boolean hasCertificate,
    List<Next> coming) {

  /**
   * Something that will be due.
   *
   * @param code as the item's that it will be, see {@link TodayItem}
   * @param name what it is of
   */
  public record Next(String code, String name, Instant at, TodayItem.Place place, String subject) {
    private boolean isIn(List<TodayItem> items) {
      return items.stream()
          .anyMatch(item -> item.code().equals(code) && item.subject().equals(subject));
    }
  }

  /** Whether all of it is there. */
  public boolean furnished() {
    return hasToken && hasDomain && hasKey && hasCertificate;
  }

  /** The first thing that is not among the items already. */
  public Optional<Next> after(List<TodayItem> items) {
    return coming.stream().filter(next -> !next.isIn(items)).findFirst();
  }

  /** As it is now. */
  public static Outlook of(Vault vault) {
    Instant now = vault.now();
    return vault.read(state -> of(state, now));
  }

  private static Outlook of(VaultState state, Instant now) {
    return new Outlook(
        !state.tokens().all().isEmpty(),
        state.domains().all().stream().anyMatch(d -> !d.id().equals(SigningDomain.VAULT)),
        !state.keys().keys().isEmpty(),
        !state.keys().certificates().isEmpty(),
        coming(state).stream()
            .filter(next -> next.at().isAfter(now))
            .sorted(Comparator.comparing(Next::at))
            .toList());
  }

  private static List<Next> coming(VaultState state) {
    List<Next> coming = new ArrayList<>();
    for (SigningKey key : state.keys().keys()) {
      if (key.state() instanceof KeyState.Active || key.state() instanceof KeyState.Suspended) {
        ofKey(state, key, coming);
      }
    }
    for (SigningDomain domain : state.domains().all()) {
      if (!domain.id().equals(SigningDomain.VAULT)) {
        coming.add(
            new Next(
                "gap.review",
                domain.name(),
                Governance.reviewDue(domain),
                TodayItem.Place.PEOPLE,
                domain.id()));
      }
    }
    return coming;
  }

  private static void ofKey(VaultState state, SigningKey key, List<Next> coming) {
    coming.add(next("purpose-ends", key, key.purposeEnds()));
    state
        .domains()
        .find(key.domain())
        .flatMap(domain ->
            key.activatedAt()
                .map(at -> at.atZone(ZoneOffset.UTC).plus(domain.policy().cryptoPeriod())))
        .ifPresent(end -> coming.add(next("cryptoperiod-ends", key, end.toInstant())));
    state.keys().certificatesOf(key.spki()).stream()
        .filter(certificate -> certificate.revoked().isEmpty())
        .map(IssuedCertificate::notAfter)
        .max(Instant::compareTo)
        .ifPresent(end -> coming.add(next("certificate-ends", key, end)));
    List<CrlRecord> crls = state.keys().crlsOf(key.spki());
    if (!crls.isEmpty()) {
      coming.add(next("crl-ends", key, crls.getLast().crl().nextUpdate()));
    }
  }

  private static Next next(String code, SigningKey key, Instant at) {
    return new Next(code, key.label(), at, TodayItem.Place.KEYS, key.spki().hex());
  }
}
