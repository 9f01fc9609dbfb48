package org.countersign.model.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/** The publication sets of all domains. */
public final class SetBook {
  private final Map<String, List<PublishedSet>> sets = new LinkedHashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private long floor;

  /** The newest set of the domain. */
  public Optional<PublishedSet> newest(String domain) {
    return Optional.ofNullable(sets.get(domain)).map(List::getLast);
  }

  /** All sets of the domain, oldest first. */
  public List<PublishedSet> of(String domain) {
    return List.copyOf(sets.getOrDefault(domain, List.of()));
  }

  /** The domains that have a set. */
  public Collection<String> domains() {
    return Collections.unmodifiableCollection(sets.keySet());
  }

  /**
   * One more than the highest number ever taken for the domain; 1 for the first. After a restore it
   * is above all that may have been taken in what was lost.
   */
  public long nextNumber(String domain) {
    return Math.max(numbers.getOrDefault(domain, 0L), floor) + 1;
  }

  /** A number that was taken is never taken again, whatever came of it. */
  void spend(String domain, long number) {
    numbers.merge(domain, number, Math::max);
  }

  /** What came of the request that issued a set. */
  public static Results.SetMade result(RequestFile file) throws Refused {
    if (file.operation() instanceof Operation.IssuePublication
        && file.execution() instanceof RequestFile.Finished finished) {
      return Canonical.read(finished.outcome().result(), Results.SetMade.class);
    }
    throw new Refused("publication.none", file.request().domain());
  }

  /** Relying parties take no lower number than one they have had, so none is given again. */
  void take(Change.OfRecovery change) {
    if (change instanceof Change.RestoredIs) {
      floor = numbers.values().stream().reduce(floor, Math::max) + RecoveryRules.CRL_NUMBERS;
    }
  }

  void take(Change.SetIs is) {
    sets.computeIfAbsent(is.set().domain(), domain -> new ArrayList<>()).add(is.set());
  }
}
