package org.countersign.app.service.today;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.domain.Policy;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.trust.TrustGraph;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.CrlRecord;
import org.countersign.model.vault.VaultState;

/**
 * Certificates to renew, keys at the end of their cryptoperiod or purpose, CRLs near nextUpdate.
 */
final class DueKeys {
  private static final Period CRL_WARNING = Period.ofDays(7);

  private DueKeys() {}

  static List<TodayItem> of(VaultState state, Instant now) {
    List<TodayItem> items = new ArrayList<>();
    TrustGraph graph = state.graph();
    for (SigningKey key : state.keys().keys()) {
      if (key.state() instanceof KeyState.Compromised) {
        stillTrusted(key, graph.from(key.spki()).paths(), items);
      }
      if (key.state() instanceof KeyState.Active || key.state() instanceof KeyState.Suspended) {
        ofKey(state, key, now, items);
      }
    }
    return items;
  }

  /** Revocation is not the end: somebody has to be called until nobody trusts the key. */
  private static void stillTrusted(SigningKey key, List<TrustPath> paths, List<TodayItem> items) {
    if (!paths.isEmpty()) {
      items.add(
          new TodayItem(
              "still-trusted",
              List.of(key.label(), paths.size(), paths.getFirst().name()),
              TodayItem.Urgency.NOW,
              TodayItem.Place.KEYS,
              key.spki().hex(),
              Optional.empty()));
    }
  }

  private static void ofKey(VaultState state, SigningKey key, Instant now, List<TodayItem> items) {
    Policy policy = state.domains().find(key.domain()).orElseThrow().policy();
    Period window = policy.renewalPeriod();
    due("purpose-ends", key, key.purposeEnds(), window, now, items);
    key.activatedAt()
        .map(at -> plus(at, policy.cryptoPeriod()))
        .ifPresent(end -> due("cryptoperiod-ends", key, end, window, now, items));
    state.keys().certificatesOf(key.spki()).stream()
        .filter(c -> c.revoked().isEmpty())
        .map(IssuedCertificate::notAfter)
        .max(Instant::compareTo)
        .ifPresent(end -> due("certificate-ends", key, end, window, now, items));
    List<CrlRecord> crls = state.keys().crlsOf(key.spki());
    if (!crls.isEmpty()) {
      due("crl-ends", key, crls.getLast().crl().nextUpdate(), CRL_WARNING, now, items);
    }
  }

  private static void due(
      String code, SigningKey key, Instant end, Period window, Instant now, List<TodayItem> items) {
    if (now.isBefore(end.atZone(ZoneOffset.UTC).minus(window).toInstant())) {
      return;
    }
    TodayItem.Urgency urgency = now.isAfter(end) ? TodayItem.Urgency.NOW : TodayItem.Urgency.SOON;
    items.add(
        new TodayItem(
            code,
            List.of(key.label(), end),
            urgency,
            TodayItem.Place.KEYS,
            key.spki().hex(),
            Optional.of(end)));
  }

  private static Instant plus(Instant at, Period period) {
    return at.atZone(ZoneOffset.UTC).plus(period).toInstant();
  }
}
