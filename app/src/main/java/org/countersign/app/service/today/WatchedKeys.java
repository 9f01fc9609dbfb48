package org.countersign.app.service.today;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.pki.Strength.Weakness;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.Heard;

/** What others' keys ask of us: that nobody here trusts one too long. */
final class WatchedKeys {
  private WatchedKeys() {}

  /** Each key once, as the first domain has it that watches it. */
  private static List<WatchedKey> once(Survey survey) {
    Set<Spki> seen = new HashSet<>();
    List<WatchedKey> keys = new ArrayList<>();
    for (WatchedKey key : survey.state().watched().all()) {
      if (seen.add(key.spki())) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static Period window(Survey survey, WatchedKey key) {
    return survey.circle(key.domain()).terms().map(Survey.Terms::renewal).orElse(Period.ZERO);
  }

  /** A key that is not to be trusted any more, and that somebody trusts. */
  static final class Distrusted implements DueKind {
    @Override
    public void find(Survey survey) {
      for (WatchedKey key : survey.state().watched().all()) {
        if (key.distrust().isPresent()) {
          stale(survey, key);
        }
      }
    }

    private static void stale(Survey survey, WatchedKey key) {
      List<TrustPath> paths =
          survey.state().graph().from(key.spki()).paths().stream()
              .filter(path -> !Heard.letGo(survey.state(), path, key.spki()))
              .toList();
      if (!paths.isEmpty()) {
        survey.add(
            survey.ofWatched(
                "watched-distrusted",
                key,
                Urgency.NOW,
                Optional.empty(),
                key.name(),
                paths.size(),
                paths.getFirst().name()));
      }
    }
  }

  /** A key that is too weak; of one with a certificate in force its certificate tells. */
  static final class Weak implements DueKind {
    @Override
    public void find(Survey survey) {
      for (WatchedKey key : once(survey)) {
        survey
            .weaknesses()
            .of(key)
            .filter(weak -> !certified(survey, key, weak))
            .ifPresent(weak -> weak(survey, key, weak));
      }
    }

    /** As {@link WeakAlgorithms} looks for them. */
    private static boolean certified(Survey survey, WatchedKey key, Weakness weak) {
      return survey.certificates().getOrDefault(key.spki(), List.of()).stream()
          .anyMatch(one ->
              one.revoked().isEmpty()
                  && one.notAfter().isAfter(survey.now())
                  && weak.until().isBefore(one.notAfter()));
    }

    private static void weak(Survey survey, WatchedKey key, Weakness weak) {
      Instant from = Survey.minus(weak.until(), window(survey, key));
      survey.dated(
          survey.ofWatched(
              "weak-watched",
              key,
              survey.now().isBefore(from) ? Urgency.LATER : Urgency.SOON,
              Optional.of(weak.until()),
              key.name(),
              weak.what(),
              weak.until()),
          from);
    }
  }

  /** The last certificate of a key ends. Nobody is bothered with one that is over and unused. */
  static final class CertificateEnds implements DueKind {
    @Override
    public void find(Survey survey) {
      for (WatchedKey key : once(survey)) {
        survey.certificates().getOrDefault(key.spki(), List.of()).stream()
            .filter(one -> one.revoked().isEmpty())
            .map(IssuedCertificate::notAfter)
            .max(Instant::compareTo)
            .filter(end -> end.isAfter(survey.now()) || trusted(survey, key))
            .ifPresent(end -> ends(survey, key, end));
      }
    }

    private static boolean trusted(Survey survey, WatchedKey key) {
      return survey.state().graph().count(key.spki()) > 0;
    }

    private static void ends(Survey survey, WatchedKey key, Instant end) {
      Instant from = Survey.minus(end, window(survey, key));
      Urgency urgency =
          survey.now().isAfter(end)
              ? Urgency.NOW
              : survey.now().isBefore(from) ? Urgency.LATER : Urgency.SOON;
      survey.dated(
          survey.ofWatched("watched-ends", key, urgency, Optional.of(end), key.name(), end), from);
    }
  }
}
