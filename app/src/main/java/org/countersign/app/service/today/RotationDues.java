package org.countersign.app.service.today;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.key.SigningKey;
import org.countersign.model.rotation.Rotation;
import org.countersign.model.rotation.RotationStatus;
import org.countersign.model.rotation.RotationStatus.Outstanding;
import org.countersign.model.rotation.RotationStatus.PathStatus;
import org.countersign.model.trust.TrustPath.Criticality;

/**
 * Rotations that are not over: whom they wait for, by how much breaks with them, and what the
 * custodians themselves have still to do. That a compromised key is still trusted, and a CRL not
 * yet seen, are kinds of their own.
 */
final class RotationDues implements DueKind {
  @Override
  public void find(Survey survey) {
    for (Rotation rotation : survey.state().rotations().all()) {
      Optional<SigningKey> old = survey.state().keys().key(rotation.oldKey());
      old.ifPresent(key -> {
        RotationStatus status = RotationStatus.of(survey.state(), rotation, survey.now());
        places(survey, key, status);
        for (Outstanding one : status.outstanding()) {
          ours(survey, key, status, one);
        }
      });
    }
  }

  /** Emergencies have nothing to wait for until there is a successor: see {@link StaleTrust}. */
  private static void places(Survey survey, SigningKey key, RotationStatus status) {
    List<PathStatus> unfinished = status.unfinished();
    if (unfinished.isEmpty() || status.rotation().newKey().isEmpty()) {
      return;
    }
    Instant end = status.rotation().overlapEnds();
    // Paths come most critical first.
    PathStatus worst = unfinished.getFirst();
    boolean over = survey.now().isAfter(end);
    survey.at(
        over ? "rotation-overdue" : "rotation-open",
        key,
        over ? urgency(worst.path().criticality()) : Urgency.SOON,
        end,
        key.label(),
        unfinished.size(),
        worst.path().name(),
        end);
  }

  /** An overdue task is as urgent as what breaks when the old key goes. */
  private static Urgency urgency(Criticality criticality) {
    return switch (criticality) {
      case CRITICAL, HIGH -> Urgency.NOW;
      case MEDIUM, LOW -> Urgency.SOON;
    };
  }

  private static void ours(Survey survey, SigningKey key, RotationStatus status, Outstanding one) {
    switch (one.code()) {
      case "ended" -> {
        if (status.free() && status.unfinished().isEmpty()) {
          survey.wrong("rotation-free", key, Urgency.SOON, key.label());
        }
      }
      case "private-key" -> {
        if (status.outstanding().stream().noneMatch(o -> o.code().equals("ended"))) {
          survey.wrong("rotation-private-key", key, Urgency.SOON, key.label());
        }
      }
      case "kept-over" ->
          survey.wrong("rotation-kept-over", key, Urgency.NOW, key.label(), one.arguments().get(1));
      case "successor" ->
          survey.wrong(
              "rotation-successor",
              key,
              Urgency.NOW,
              key.label(),
              one.arguments().get(0),
              one.arguments().get(1));
      default -> {
        // Told by the paths, or by a kind of its own.
      }
    }
  }
}
