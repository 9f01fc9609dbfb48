package org.countersign.app.service.today;

import java.util.List;
import java.util.Optional;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.vault.Heard;
import org.countersign.model.vault.Publication;
import org.countersign.model.vault.Publications;

/**
 * A revocation stands as unconfirmed until its CRL was seen where it is published, and whoever
 * trusts the key has confirmed seeing it.
 */
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
        look(survey, key, publications.of(key.spki(), survey.certificatesOf(key)));
      }
    }
  }

  /** One row a key: first that the list is out, then who has not seen it. */
  private static void look(Survey survey, SigningKey key, List<Publication> publications) {
    Optional<Publication> unseen =
        publications.stream().filter(one -> one.seen().isEmpty()).findFirst();
    if (unseen.isPresent()) {
      unseen(survey, key, unseen.get());
      return;
    }
    List<Heard> heard = Heard.of(survey.state(), key.spki(), publications);
    List<Heard> deaf = heard.stream().filter(one -> one.confirmed().isEmpty()).toList();
    if (!deaf.isEmpty()) {
      Heard first = deaf.getFirst();
      survey.wrong(
          "revocation-unheard",
          key,
          Urgency.NOW,
          key.label(),
          first.publication().numberToSee().map(String::valueOf).orElse(""),
          first.publication().name(),
          deaf.size(),
          heard.size(),
          first.path().name());
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
