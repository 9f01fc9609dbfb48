package org.countersign.model.trust;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.model.trust.TrustPath.Criticality;

/**
 * Somebody to be called, once, whatever number of trust paths they look after.
 *
 * @param worst what breaks with the worst of their trust paths
 * @param paths their names
 */
public record ImpactContact(String contact, Criticality worst, List<String> paths) {

  /** Whom to call when these trust paths break, the worst first, then by contact. */
  public static List<ImpactContact> of(List<TrustPath> paths) {
    Map<String, Criticality> worst = new LinkedHashMap<>();
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (TrustPath path : paths) {
      worst.merge(path.contact(), path.criticality(), ImpactContact::worse);
      names.computeIfAbsent(path.contact(), contact -> new ArrayList<>()).add(path.name());
    }
    return names.entrySet().stream()
        .map(e -> new ImpactContact(e.getKey(), worst.get(e.getKey()), List.copyOf(e.getValue())))
        .sorted(Comparator.comparing(ImpactContact::worst).thenComparing(ImpactContact::contact))
        .toList();
  }

  private static Criticality worse(Criticality one, Criticality other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
