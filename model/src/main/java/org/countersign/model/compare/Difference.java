package org.countersign.model.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A thing that is not as it was.
 *
 * @param name as it is called now, or was called last
 * @param changed what of it; of a thing that came or went, all that is known
 */
public record Difference(Thing thing, String name, How how, List<Changed> changed) {

  /** Whether it is there at the two moments. */
  public enum How {
    ADDED,
    CHANGED,
    GONE
  }

  /** One fact before and after; empty where there is none. */
  public record Changed(Facts.Fact fact, String before, String after) {}

  /** What differs; empty when nothing does. One of the two has to be there. */
  static Optional<Difference> of(Thing thing, Optional<Facts> before, Optional<Facts> after) {
    List<Changed> changed = changed(before, after);
    boolean both = before.isPresent() && after.isPresent();
    if (both && changed.isEmpty()) {
      return Optional.empty();
    }
    How how = both ? How.CHANGED : before.isPresent() ? How.GONE : How.ADDED;
    String name = after.or(() -> before).orElseThrow().name();
    return Optional.of(new Difference(thing, name, how, changed));
  }

  private static List<Changed> changed(Optional<Facts> before, Optional<Facts> after) {
    Map<Facts.Fact, String> was = before.map(Facts::values).orElse(Map.of());
    Map<Facts.Fact, String> is = after.map(Facts::values).orElse(Map.of());
    Set<Facts.Fact> all = new LinkedHashSet<>(is.keySet());
    all.addAll(was.keySet());
    List<Changed> found = new ArrayList<>();
    for (Facts.Fact fact : all) {
      String old = was.getOrDefault(fact, "");
      String now = is.getOrDefault(fact, "");
      if (!old.equals(now)) {
        found.add(new Changed(fact, old, now));
      }
    }
    return found;
  }
}
