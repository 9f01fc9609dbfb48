package org.countersign.app.service.today;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.today.TodayItem.Place;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.vault.BackupRecord;
import org.countersign.model.vault.CommissionedToken;
import org.countersign.model.vault.DrillRecord;
import org.countersign.model.vault.VaultState;

/**
 * A backup is a month old at most, and rehearsed twice a year. Sooner when a signing token has had
 * new PINs: without their shares, which are in the journal alone, nobody opens it again.
 */
final class BackupDues implements DueKind {
  private static final Period BACKUP = Period.ofDays(30);
  private static final Period DRILL = Period.ofDays(180);
  private static final Period PINS = Period.ofDays(1);

  @Override
  public void find(Survey survey) {
    VaultState state = survey.state();
    Optional<SigningDomain> rules = state.domains().find(SigningDomain.VAULT);
    if (state.tokens().all().isEmpty() || rules.isEmpty()) {
      return;
    }
    Instant since = rules.get().reviewedAt();
    Optional<BackupRecord> backup = state.recovery().backups().reversed().stream().findFirst();
    Optional<DrillRecord> drill =
        state.recovery().drills().reversed().stream()
            .filter(one -> one.what().restorable())
            .findFirst();
    over(survey, "backup-old", backup.map(BackupRecord::at).orElse(since), BACKUP);
    over(survey, "drill-old", drill.map(DrillRecord::at).orElse(since), DRILL);
    for (CommissionedToken token : state.tokens().all()) {
      if (backup.filter(one -> one.at().isAfter(token.at())).isEmpty()) {
        over(survey, "backup-pins", token.at(), PINS, token.ready().token().label());
      }
    }
  }

  private static void over(
      Survey survey, String kind, Instant since, Period window, Object... more) {
    Instant at = Survey.plus(since, window);
    if (survey.now().isAfter(at)) {
      survey.add(
          new Due(
              kind,
              more.length == 0 ? List.of(since) : List.of(since, more[0]),
              Urgency.SOON,
              Place.BACKUP,
              "",
              survey.state().name(),
              "",
              "",
              "",
              Optional.of(at)));
    }
  }
}
