package org.countersign.app.service.today;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.publication.SetStandings;
import org.countersign.app.service.today.TodayItem.Place;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.vault.PublishedSet;

/**
 * What a domain has published says no longer what the register says, is not where it should lie, or
 * ends. A domain that has never published anything owes nothing.
 */
final class SetDues implements DueKind {
  @Override
  public void find(Survey survey) {
    for (String domain : survey.state().sets().domains()) {
      survey.state().sets().newest(domain).ifPresent(set -> look(survey, set));
    }
  }

  private static void look(Survey survey, PublishedSet set) {
    if (SetStandings.behind(survey.state(), set)) {
      survey.add(due(survey, "set-behind", set, Urgency.NOW, Optional.empty()));
      return;
    }
    if (!survey.published().isOut(set)) {
      survey.add(due(survey, "set-not-out", set, Urgency.NOW, Optional.empty()));
    }
    Instant end = set.nextUpdate();
    Instant from =
        survey
            .circle(set.domain())
            .terms()
            .map(terms -> later(Survey.minus(end, terms.crlWarning()), halfway(set)))
            .orElse(end);
    Instant now = survey.now();
    Urgency urgency =
        now.isAfter(end) ? Urgency.NOW : now.isBefore(from) ? Urgency.LATER : Urgency.SOON;
    survey.dated(due(survey, "set-ends", set, urgency, Optional.of(end)), from);
  }

  /** A set that lives three days is not due on its first. */
  private static Instant halfway(PublishedSet set) {
    Duration life = Duration.between(set.thisUpdate(), set.nextUpdate());
    return set.thisUpdate().plus(life.dividedBy(2));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Due due(
      Survey survey, String kind, PublishedSet set, Urgency urgency, Optional<Instant> at) {
    Survey.Circle circle = survey.circle(set.domain());
    List<Object> arguments =
        at.<List<Object>>map(end -> List.of(circle.name(), end, Long.toString(set.number())))
            .orElseGet(() -> List.of(circle.name(), Long.toString(set.number())));
    return new Due(
        kind,
        arguments,
        urgency,
        Place.PEOPLE,
        set.domain(),
        circle.name(),
        set.domain(),
        circle.name(),
        circle.owner(),
        at);
  }
}
