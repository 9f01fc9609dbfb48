package org.countersign.app.service.today;

import java.time.Instant;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;

/** The last of a key's certificates ends: in the renewal window, or over. */
final class CertificateEnds implements DueKind {
  @Override
  public void find(Survey survey) {
    for (SigningKey key : survey.state().keys().keys()) {
      if (Survey.used(key)) {
        survey.certificatesOf(key).stream()
            .filter(one -> one.revoked().isEmpty())
            .map(IssuedCertificate::notAfter)
            .max(Instant::compareTo)
            .ifPresent(end ->
                survey
                    .terms(key)
                    .ifPresent(terms -> survey.ends("certificate-ends", key, end, terms)));
      }
    }
  }
}
