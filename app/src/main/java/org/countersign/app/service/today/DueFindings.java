package org.countersign.app.service.today;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.SprawlFinding;
import org.countersign.model.vault.VaultState;

/** Private keys in files, until somebody has dealt with them. */
final class DueFindings {
  private DueFindings() {}

  static List<TodayItem> of(VaultState state) {
    List<TodayItem> items = new ArrayList<>();
    Map<String, List<SprawlFinding>> byDomain = new LinkedHashMap<>();
    for (SprawlFinding finding : state.sprawl().standing()) {
      Optional<SigningKey> held = finding.key().flatMap(state.keys()::key);
      if (held.isPresent()) {
        items.add(held(held.get(), finding));
      } else {
        byDomain.computeIfAbsent(finding.domain(), domain -> new ArrayList<>()).add(finding);
      }
    }
    byDomain.forEach((domain, findings) -> items.add(some(state, domain, findings)));
    return items;
  }

  /** A key of the vault that is also in a file was never safe in its token. */
  private static TodayItem held(SigningKey key, SprawlFinding finding) {
    return new TodayItem(
        "finding-held",
        List.of(key.label(), finding.where().toString()),
        TodayItem.Urgency.NOW,
        TodayItem.Place.KEYS,
        key.spki().hex(),
        Optional.empty());
  }

  private static TodayItem some(VaultState state, String domain, List<SprawlFinding> findings) {
    return new TodayItem(
        "finding",
        List.of(
            findings.size(),
            state.domains().find(domain).map(SigningDomain::name).orElse(domain),
            findings.getFirst().where().toString(),
            findings.getFirst().owner()),
        TodayItem.Urgency.NOW,
        TodayItem.Place.IMPORT,
        "findings",
        Optional.empty());
  }
}
