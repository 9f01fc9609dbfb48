package org.countersign.persistence.register;

import org.countersign.model.json.Canonical;
import org.countersign.model.json.Utc;
import org.countersign.model.request.Results;
import org.countersign.model.vault.CrlObservation;
import org.countersign.model.vault.ObservedCrl;
import org.countersign.persistence.register.generated.tables.records.ObservedCrlRecord;

/** How published CRLs that were looked at stand in the tables. */
final class ObservedCrls {
  private ObservedCrls() {}

  static ObservedCrlRecord row(ObservedCrl seen) {
    CrlObservation observation = seen.observation();
    return new ObservedCrlRecord(
        seen.seq(),
        Utc.format(seen.at()),
        seen.by(),
        observation.issuer().hex(),
        observation.issuerCertificate().map(Results.Attachment::attachment).orElse(null),
        observation.crl().attachment(),
        observation.source(),
        observation.number(),
        Utc.format(observation.thisUpdate()),
        observation.nextUpdate().map(Utc::format).orElse(null),
        observation.matches(),
        json(observation.findings()),
        json(seen.bearsOut()));
  }

  private static String json(Object value) {
    return Canonical.text(Canonical.tree(value));
  }
}
