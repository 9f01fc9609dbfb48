package org.countersign.persistence.register;

import org.countersign.model.json.Utc;
import org.countersign.model.vault.PublishedSet;
import org.countersign.persistence.register.generated.tables.records.PublicationSetRecord;

/** How publication sets stand in their table. */
final class PublishedSets {
  private PublishedSets() {}

  static PublicationSetRecord row(PublishedSet set) {
    return new PublicationSetRecord(
        set.domain(),
        set.number(),
        Utc.format(set.thisUpdate()),
        Utc.format(set.nextUpdate()),
        set.basis(),
        set.manifest().attachment(),
        set.archive().attachment(),
        set.request(),
        Utc.format(set.at()));
  }
}
