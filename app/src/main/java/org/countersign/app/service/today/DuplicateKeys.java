package org.countersign.app.service.today;

import java.util.List;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;

/** One key that passes for several: certificates of other subjects, or of other domains. */
final class DuplicateKeys implements DueKind {
  @Override
  public void find(Survey survey) {
    for (SigningKey key : survey.state().keys().keys()) {
      if (Survey.used(key)) {
        List<IssuedCertificate> live =
            survey.certificatesOf(key).stream()
                .filter(one -> one.revoked().isEmpty() && one.notAfter().isAfter(survey.now()))
                .toList();
        long subjects = live.stream().map(IssuedCertificate::subject).distinct().count();
        if (subjects > 1) {
          survey.wrong("duplicate-key", key, Urgency.SOON, key.label(), subjects);
        }
      }
    }
  }
}
