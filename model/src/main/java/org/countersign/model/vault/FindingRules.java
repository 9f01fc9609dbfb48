package org.countersign.model.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.SprawlFinding;
import org.countersign.model.request.Operation;

/** Private keys found outside an HSM are dealt with by two people of the domain that found them. */
final class FindingRules {
  private FindingRules() {}

  static void closed(VaultState state, String domain, Operation.CloseFindings close)
      throws Refused {
    for (String id : close.findings()) {
      SprawlFinding finding = Belonging.finding(state, id);
      if (!finding.domain().equals(domain)) {
        throw new Refused("finding.other-domain", finding.where().file());
      }
      if (!finding.stands()) {
        throw new Refused("finding.closed", finding.where().file());
      }
    }
  }

  static List<Change> close(
      VaultState state, Operation.CloseFindings close, RequestFile file, Instant at)
      throws Refused {
    List<Change> changes = new ArrayList<>();
    for (String id : close.findings()) {
      SprawlFinding.Closed dealt = new SprawlFinding.Closed(at, close.how(), file.hash());
      changes.add(new Change.FindingIs(Belonging.finding(state, id).closed(dealt)));
    }
    return changes;
  }
}
