package org.countersign.app.service.today;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.today.TodayItem.Place;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.vault.Governance;

/** Domains with no owner, too few stakeholders, or a review that is overdue or to come. */
final class Gaps implements DueKind {
  @Override
  public void find(Survey survey) {
    for (SigningDomain domain : survey.state().domains().all()) {
      List<Governance.Gap> gaps = Governance.of(survey.state(), domain, survey.now());
      for (Governance.Gap gap : gaps) {
        Optional<Instant> at =
            gap.code().equals("gap.review")
                ? Optional.of(Governance.reviewDue(domain))
                : Optional.empty();
        survey.add(due(survey, domain, gap.code(), gap.arguments(), Urgency.SOON, at));
      }
      boolean overdue = gaps.stream().anyMatch(gap -> gap.code().equals("gap.review"));
      if (!overdue && !domain.id().equals(SigningDomain.VAULT)) {
        coming(survey, domain);
      }
    }
  }

  private static void coming(Survey survey, SigningDomain domain) {
    Instant at = Governance.reviewDue(domain);
    Due review =
        due(
            survey,
            domain,
            "review-comes",
            List.of(domain.name(), at),
            Urgency.LATER,
            Optional.of(at));
    survey.dated(review, at);
  }

  private static Due due(
      Survey survey,
      SigningDomain domain,
      String kind,
      List<Object> arguments,
      Urgency urgency,
      Optional<Instant> at) {
    Survey.Circle circle = survey.circle(domain.id());
    return new Due(
        kind,
        arguments,
        urgency,
        Place.PEOPLE,
        domain.id(),
        domain.name(),
        domain.id(),
        circle.name(),
        circle.owner(),
        at);
  }
}
