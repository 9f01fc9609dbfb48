package org.countersign.app.service.today;

import java.util.List;
import java.util.Optional;
import org.countersign.app.service.today.TodayItem.Place;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.vault.CommissionedToken;
import org.countersign.model.vault.VaultState;

/** Signing tokens some of whose PIN shares nobody can open any more. */
final class LostShares implements DueKind {
  @Override
  public void find(Survey survey) {
    for (CommissionedToken token : survey.state().tokens().all()) {
      long lost = lost(survey.state(), token);
      if (lost > 0) {
        int left = token.ready().shares().size() - (int) lost;
        boolean barely = left <= token.ready().k();
        String label = token.ready().token().label();
        survey.add(
            new Due(
                "shares-lost",
                List.of(label, lost, left, token.ready().k()),
                barely ? Urgency.NOW : Urgency.SOON,
                Place.TOKENS,
                token.ready().token().serial(),
                label,
                "",
                "",
                "",
                Optional.empty()));
      }
    }
  }

  private static long lost(VaultState state, CommissionedToken token) {
    return token.ready().shares().stream()
        .filter(share ->
            state.people().credential(share.credential()).filter(c -> c.active()).isEmpty())
        .count();
  }
}
