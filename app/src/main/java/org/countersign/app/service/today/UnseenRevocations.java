package org.countersign.app.service.today;

import java.util.Optional;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.vault.Publication;
import org.countersign.model.vault.Publications;

/** A revocation stands as unconfirmed until its CRL was seen where it is published. */
final class UnseenRevocations implements DueKind {
  @Override
  public void find(Survey survey) {
    Publications publications = new Publications(survey.state(), survey.now());
    for (SigningKey key : survey.state().keys().keys()) {
      boolean ended =
          key.state() instanceof KeyState.Compromised
              || key.state() instanceof KeyState.Deactivated
              || key.state() instanceof KeyState.Destroyed;
      if (ended) {
        Optional<Publication> unseen =
            publications.of(key.spki(), survey.certificatesOf(key)).stream()
                .filter(one -> one.seen().isEmpty())
                .findFirst();
        unseen.ifPresent(one -> unseen(survey, key, one));
      }
    }
  }

  private static void unseen(Survey survey, SigningKey key, Publication one) {
    if (one.number().isPresent()) {
      survey.wrong(
          "revocation-unseen",
          key,
          Urgency.NOW,
          key.label(),
          one.number().get().toString(),
          one.name());
    } else {
      survey.wrong("revocation-unseen-outside", key, Urgency.NOW, key.label(), one.name());
    }
  }
}
