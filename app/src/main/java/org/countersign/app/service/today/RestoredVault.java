package org.countersign.app.service.today;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.app.service.today.TodayItem.Place;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.vault.Restoration;
import org.countersign.model.vault.VaultState;

/**
 * What was lost by a restore has to be done again, revocations before all: everyone is told for
 * three months, as something for now in the first week.
 */
final class RestoredVault implements DueKind {
  private static final Duration TOLD = Duration.ofDays(90);
  private static final Duration NOW = Duration.ofDays(7);

  @Override
  public void find(Survey survey) {
    for (Restoration one : survey.state().recovery().restorations()) {
      if (one.at().plus(TOLD).isAfter(survey.now())) {
        survey.add(due(survey.state(), one, survey.now()));
      }
    }
  }

  private static Due due(VaultState state, Restoration one, Instant now) {
    String names =
        one.persons().stream().map(state.people()::nameOf).collect(Collectors.joining(", "));
    return new Due(
        "vault-restored",
        List.of(names, one.at(), one.seq(), Math.max(1, one.what().remembered() - one.seq())),
        one.at().plus(NOW).isAfter(now) ? Urgency.NOW : Urgency.SOON,
        Place.JOURNAL,
        "",
        state.name(),
        "",
        "",
        "",
        Optional.empty());
  }
}
