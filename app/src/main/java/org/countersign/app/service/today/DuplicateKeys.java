package org.countersign.app.service.today;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.countersign.app.service.today.TodayItem.Place;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;

/** One key that passes for several: certificates of other subjects, or of other domains. */
final class DuplicateKeys implements DueKind {
  @Override
  public void find(Survey survey) {
    survey
        .certificates()
        .forEach((key, all) -> {
          // Most keys have one certificate.
          if (all.size() > 1) {
            look(survey, key, all);
          }
        });
  }

  private static void look(Survey survey, Spki key, List<IssuedCertificate> all) {
    List<IssuedCertificate> live =
        all.stream()
            .filter(one -> one.revoked().isEmpty() && one.notAfter().isAfter(survey.now()))
            .toList();
    Optional<SigningKey> held = survey.state().keys().key(key);
    long subjects = distinct(live, IssuedCertificate::subject);
    if (subjects > 1) {
      survey.add(due(survey, "duplicate-key", held, live, subjects));
    } else if (held.isEmpty() && distinct(live, IssuedCertificate::domain) > 1) {
      // A held key's certificates are in the domains of their issuers, which may well differ.
      survey.add(due(survey, "shared-key", held, live, distinct(live, IssuedCertificate::domain)));
    }
  }

  private static long distinct(
      List<IssuedCertificate> live, Function<IssuedCertificate, String> of) {
    return live.stream().map(of).distinct().count();
  }

  private static Due due(
      Survey survey,
      String kind,
      Optional<SigningKey> held,
      List<IssuedCertificate> live,
      long count) {
    IssuedCertificate first = live.getFirst();
    String domain = held.map(SigningKey::domain).orElse(first.domain());
    String name = held.map(SigningKey::label).orElse(first.subject());
    Survey.Circle circle = survey.circle(domain);
    return new Due(
        kind,
        List.of(name, count),
        Urgency.SOON,
        Place.KEYS,
        first.subjectKey().hex(),
        name,
        domain,
        circle.name(),
        circle.owner(),
        Optional.empty());
  }
}
