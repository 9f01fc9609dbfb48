package org.countersign.app.service.today;

import java.util.List;
import java.util.Optional;
import org.countersign.app.service.today.TodayItem.Place;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.SprawlFinding;

/** Private keys in files, until somebody has dealt with them. */
final class SprawledKeys implements DueKind {
  @Override
  public void find(Survey survey) {
    for (SprawlFinding finding : survey.state().sprawl().standing()) {
      Optional<SigningKey> held = finding.key().flatMap(survey.state().keys()::key);
      survey.add(held.map(key -> held(survey, key, finding)).orElseGet(() -> due(survey, finding)));
    }
  }

  /** A key of the vault that is also in a file was never safe in its token. */
  private static Due held(Survey survey, SigningKey key, SprawlFinding finding) {
    return due(
        survey,
        finding,
        "finding-held",
        List.of(key.label(), finding.where().toString()),
        Place.KEYS,
        key.spki().hex());
  }

  private static Due due(Survey survey, SprawlFinding finding) {
    return due(
        survey,
        finding,
        "finding",
        List.of(finding.owner(), finding.where().toString(), finding.owner().isEmpty() ? 0 : 1),
        Place.IMPORT,
        "findings");
  }

  private static Due due(
      Survey survey,
      SprawlFinding finding,
      String kind,
      List<Object> arguments,
      Place place,
      String subject) {
    Survey.Circle circle = survey.circle(finding.domain());
    return new Due(
        kind,
        arguments,
        Urgency.NOW,
        place,
        subject,
        finding.where().file(),
        finding.domain(),
        circle.name(),
        circle.owner(),
        Optional.empty());
  }
}
