package org.countersign.app.service.today;

import java.util.List;
import java.util.Map;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.CrlRecord;
import org.countersign.model.vault.RequestFile;

/**
 * A revocation failed after its CRL was out: relying parties refuse the certificate, and the
 * register says that the key is good. It stands until a later CRL of the issuer is on record.
 */
final class FailedRevocations implements DueKind {
  @Override
  public void find(Survey survey) {
    for (RequestFile file : survey.state().requests().all()) {
      if (file.execution() instanceof RequestFile.Failed failed
          && file.operation() instanceof Operation.OnKey operation) {
        failed.crlNumbers().entrySet().stream()
            .filter(taken -> out(survey, taken))
            .findFirst()
            .ifPresent(taken -> failed(survey, file, operation, taken.getValue()));
      }
    }
  }

  private static void failed(
      Survey survey, RequestFile file, Operation.OnKey operation, long number) {
    survey
        .state()
        .keys()
        .key(operation.spki())
        .ifPresent(key ->
            survey.wrong(
                "revocation-failed",
                key,
                Urgency.NOW,
                file.request().subject().label(),
                Long.toString(number)));
  }

  private static boolean out(Survey survey, Map.Entry<String, Long> taken) {
    Spki issuer = new Spki(taken.getKey());
    long number = taken.getValue();
    List<CrlRecord> recorded = survey.state().keys().crlsOf(issuer);
    boolean replaced = recorded.stream().anyMatch(one -> one.crl().number() > number);
    return !replaced
        && survey
            .state()
            .keys()
            .key(issuer)
            .filter(key -> survey.published().has(key, number))
            .isPresent();
  }
}
