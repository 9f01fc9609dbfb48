package org.countersign.persistence.register;

import java.util.Base64;
import org.countersign.model.json.Canonical;
import org.countersign.model.json.Utc;
import org.countersign.model.key.Spki;
import org.countersign.model.key.SprawlFinding;
import org.countersign.model.key.WatchedKey;
import org.countersign.persistence.register.generated.tables.records.SprawlFindingRecord;
import org.countersign.persistence.register.generated.tables.records.WatchedKeyRecord;

/** How what imports bring stands in the tables. */
final class InventoryMapping {
  private InventoryMapping() {}

  static WatchedKeyRecord row(WatchedKey key) {
    return new WatchedKeyRecord(
        key.spki().hex(),
        key.domain(),
        Base64.getEncoder().encodeToString(key.publicKey()),
        key.kind().name(),
        key.name(),
        Canonical.text(Canonical.tree(key.facts())),
        key.found().file(),
        key.found().place(),
        Utc.format(key.firstSeen()),
        key.distrust().map(WatchedKey.Distrust::at).map(Utc::format).orElse(null),
        key.distrust().map(WatchedKey.Distrust::why).orElse(null),
        key.distrust().flatMap(WatchedKey.Distrust::since).map(Utc::format).orElse(null),
        key.distrust().map(WatchedKey.Distrust::request).orElse(null));
  }

  static SprawlFindingRecord row(SprawlFinding finding) {
    return new SprawlFindingRecord(
        finding.id(),
        finding.domain(),
        finding.where().file(),
        finding.where().place(),
        finding.format(),
        finding.owner(),
        finding.key().map(Spki::hex).orElse(null),
        Utc.format(finding.since()),
        finding.closed().map(SprawlFinding.Closed::at).map(Utc::format).orElse(null),
        finding.closed().map(SprawlFinding.Closed::how).orElse(null),
        finding.closed().map(SprawlFinding.Closed::request).orElse(null));
  }
}
