package org.countersign.app.service.today;

import java.util.List;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.Heard;

/** Revocation is not the end: somebody has to be called until nobody trusts the key. */
final class StaleTrust implements DueKind {
  @Override
  public void find(Survey survey) {
    for (SigningKey key : survey.state().keys().keys()) {
      switch (key.state()) {
        case KeyState.Compromised s -> stale(survey, key, "still-trusted", Urgency.NOW);
        case KeyState.Deactivated s -> stale(survey, key, "stale-trust", Urgency.SOON);
        case KeyState.Destroyed s -> stale(survey, key, "stale-trust", Urgency.SOON);
        case KeyState.PreActivation s -> {}
        case KeyState.Active s -> {}
        case KeyState.Suspended s -> {}
      }
    }
  }

  private static void stale(Survey survey, SigningKey key, String kind, Urgency urgency) {
    List<TrustPath> paths =
        survey.state().graph().from(key.spki()).paths().stream()
            .filter(path -> !Heard.letGo(survey.state(), path, key.spki()))
            .toList();
    if (!paths.isEmpty()) {
      survey.wrong(kind, key, urgency, key.label(), paths.size(), paths.getFirst().name());
    }
  }
}
