package org.countersign.model.trust;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.model.trust.TrustPath.Criticality;

/**
 * How many trust paths break, by where they are and by what breaks with them.
 *
 * @param rows one an environment, the one with the worst first
 */
public record ImpactCounts(List<Row> rows) {
  private static final Comparator<Row> WORST_FIRST =
      Comparator.comparingInt((Row row) -> -row.of(Criticality.CRITICAL))
          .thenComparingInt(row -> -row.of(Criticality.HIGH))
          .thenComparingInt(row -> -row.all())
          .thenComparing(Row::environment);

  /** The trust paths of an environment. */
  public record Row(String environment, Map<Criticality, Integer> counts) {
    /** How many there are of this criticality. */
    public int of(Criticality criticality) {
      return counts.getOrDefault(criticality, 0);
    }

    /** How many there are. */
    public int all() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** Counts them. */
  public static ImpactCounts of(Collection<TrustPath> paths) {
    Map<String, Map<Criticality, Integer>> counts = new HashMap<>();
    for (TrustPath path : paths) {
      counts
          .computeIfAbsent(path.environment(), name -> new EnumMap<>(Criticality.class))
          .merge(path.criticality(), 1, Integer::sum);
    }
    List<Row> rows = new ArrayList<>();
    counts.forEach((environment, row) -> rows.add(new Row(environment, Map.copyOf(row))));
    rows.sort(WORST_FIRST);
    return new ImpactCounts(List.copyOf(rows));
  }

  /** At most so many rows: those that are too many are one, under the name. */
  public List<Row> rows(int most, String others) {
    if (rows.size() <= most) {
      return rows;
    }
    Map<Criticality, Integer> rest = new EnumMap<>(Criticality.class);
    for (Row row : rows.subList(most - 1, rows.size())) {
      row.counts().forEach((criticality, count) -> rest.merge(criticality, count, Integer::sum));
    }
    List<Row> shown = new ArrayList<>(rows.subList(0, most - 1));
    shown.add(new Row(others, Map.copyOf(rest)));
    return List.copyOf(shown);
  }

  /** How many there are of this criticality, wherever they are. */
  public int of(Criticality criticality) {
    return rows.stream().mapToInt(row -> row.of(criticality)).sum();
  }

  /** How many there are. */
  public int all() {
    return rows.stream().mapToInt(Row::all).sum();
  }
}
