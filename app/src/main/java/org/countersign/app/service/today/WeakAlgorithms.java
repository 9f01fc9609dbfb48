package org.countersign.app.service.today;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.today.TodayItem.Place;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.pki.Strength.Weakness;

/** Certificates whose key or signature is too weak, or will be before long. */
final class WeakAlgorithms implements DueKind {
  @Override
  public void find(Survey survey) {
    for (List<IssuedCertificate> ofKey : survey.certificates().values()) {
      ofKey.stream()
          .filter(one -> one.revoked().isEmpty() && one.notAfter().isAfter(survey.now()))
          .forEach(one ->
              survey.weaknesses().of(one).stream()
                  .filter(weak -> weak.until().isBefore(one.notAfter()))
                  .findFirst()
                  .ifPresent(weak -> weak(survey, one, weak)));
    }
  }

  private static void weak(Survey survey, IssuedCertificate one, Weakness weak) {
    Survey.Circle circle = survey.circle(one.domain());
    Instant from =
        circle
            .domain()
            .map(SigningDomain::policy)
            .map(Policy::renewalPeriod)
            .map(window -> Survey.minus(weak.until(), window))
            .orElse(weak.until());
    survey.dated(
        new Due(
            weak.signature() ? "weak-signature" : "weak-key",
            List.of(one.subject(), weak.what(), weak.until()),
            survey.now().isBefore(from) ? Urgency.LATER : Urgency.SOON,
            Place.KEYS,
            one.subjectKey().hex(),
            one.subject(),
            one.domain(),
            circle.name(),
            circle.owner(),
            Optional.of(weak.until())),
        from);
  }
}
