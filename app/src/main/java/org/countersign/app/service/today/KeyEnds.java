package org.countersign.app.service.today;

import org.countersign.model.key.SigningKey;

/** The ends that policy and purpose set for a key itself. */
final class KeyEnds {
  private KeyEnds() {}

  /** End of the business purpose. */
  static final class Purpose implements DueKind {
    @Override
    public void find(Survey survey) {
      for (SigningKey key : survey.state().keys().keys()) {
        if (Survey.used(key)) {
          survey
              .terms(key)
              .ifPresent(terms -> survey.ends("purpose-ends", key, key.purposeEnds(), terms));
        }
      }
    }
  }

  /** End of the cryptoperiod, counted from the first activation (SP 800-57 Part 1 §5.3). */
  static final class Cryptoperiod implements DueKind {
    @Override
    public void find(Survey survey) {
      for (SigningKey key : survey.state().keys().keys()) {
        if (Survey.used(key) && key.activatedAt().isPresent()) {
          survey
              .terms(key)
              .ifPresent(terms ->
                  survey.ends(
                      "cryptoperiod-ends",
                      key,
                      Survey.plus(key.activatedAt().get(), terms.cryptoperiod()),
                      terms));
        }
      }
    }
  }

  /** The age of a key since it was made: no new certificate makes it younger. */
  static final class Age implements DueKind {
    @Override
    public void find(Survey survey) {
      for (SigningKey key : survey.state().keys().keys()) {
        if (Survey.used(key)) {
          survey
              .terms(key)
              .ifPresent(terms ->
                  survey.ends("key-age", key, Survey.plus(key.createdAt(), terms.keyAge()), terms));
        }
      }
    }
  }
}
