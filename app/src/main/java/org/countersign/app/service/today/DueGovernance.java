package org.countersign.app.service.today;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.vault.CommissionedToken;
import org.countersign.model.vault.Governance;
import org.countersign.model.vault.VaultState;

/** Gaps of governance, and signing tokens some of whose PIN shares nobody can open any more. */
final class DueGovernance {
  private DueGovernance() {}

  static List<TodayItem> of(VaultState state, Instant now) {
    List<TodayItem> items = new ArrayList<>();
    for (SigningDomain domain : state.domains().all()) {
      for (Governance.Gap gap : Governance.of(state, domain, now)) {
        items.add(
            new TodayItem(
                gap.code(),
                gap.arguments(),
                TodayItem.Urgency.SOON,
                TodayItem.Place.PEOPLE,
                domain.id(),
                Optional.empty()));
      }
    }
    for (CommissionedToken token : state.tokens().all()) {
      long lost = lostShares(state, token);
      if (lost > 0) {
        int left = token.ready().shares().size() - (int) lost;
        boolean barely = left <= token.ready().k();
        items.add(
            new TodayItem(
                "shares-lost",
                List.of(token.ready().token().label(), lost, left, token.ready().k()),
                barely ? TodayItem.Urgency.NOW : TodayItem.Urgency.SOON,
                TodayItem.Place.TOKENS,
                token.ready().token().serial(),
                Optional.empty()));
      }
    }
    return items;
  }

  private static long lostShares(VaultState state, CommissionedToken token) {
    return token.ready().shares().stream()
        .filter(share ->
            state.people().credential(share.credential()).filter(c -> c.active()).isEmpty())
        .count();
  }
}
