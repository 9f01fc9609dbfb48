package org.countersign.model.vault;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.key.SprawlFinding;

/** Private keys found outside an HSM, dealt with or not. */
public final class SprawlBook {
  private final Map<String, SprawlFinding> findings = new LinkedHashMap<>();

  /** In the order they were found. */
  public Collection<SprawlFinding> all() {
    return Collections.unmodifiableCollection(findings.values());
  }

  /** Those that nobody has dealt with yet. */
  public List<SprawlFinding> standing() {
    return findings.values().stream().filter(SprawlFinding::stands).toList();
  }

  public Optional<SprawlFinding> find(String id) {
    return Optional.ofNullable(findings.get(id));
  }

  void take(Change.FindingIs is) {
    findings.put(is.finding().id(), is.finding());
  }
}
