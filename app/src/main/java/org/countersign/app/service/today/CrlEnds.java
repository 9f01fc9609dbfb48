package org.countersign.app.service.today;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.model.key.SigningKey;
import org.countersign.model.request.Results;
import org.countersign.model.vault.CrlRecord;

/** The newest CRL of an issuer comes near its nextUpdate. */
final class CrlEnds implements DueKind {
  @Override
  public void find(Survey survey) {
    for (SigningKey key : survey.state().keys().keys()) {
      List<CrlRecord> crls = survey.state().keys().crlsOf(key.spki());
      if (Survey.used(key) && !crls.isEmpty()) {
        Results.CrlMade last = crls.getLast().crl();
        survey
            .terms(key)
            .ifPresent(terms ->
                survey.ends(
                    "crl-ends",
                    key,
                    last.nextUpdate(),
                    later(Survey.minus(last.nextUpdate(), terms.crlWarning()), halfway(last))));
      }
    }
  }

  /** A list that lives three days is not due on its first. */
  private static Instant halfway(Results.CrlMade crl) {
    return crl.thisUpdate().plus(Duration.between(crl.thisUpdate(), crl.nextUpdate()).dividedBy(2));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
