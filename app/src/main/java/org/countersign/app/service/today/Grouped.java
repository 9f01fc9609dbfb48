package org.countersign.app.service.today;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.app.service.today.TodayItem.Urgency;

/** What is due, as rows few enough to be read: of many of one kind, how many there are. */
final class Grouped {
  /** So many rows of one kind and urgency are shown one by one. */
  static final int MOST = 5;

  private Grouped() {}

  private record Group(Urgency urgency, String kind, boolean over) {}

  /** Rows for all that is due already; what is to come has no place here. */
  static List<TodayItem> of(List<Due> dues) {
    Map<Group, List<Due>> groups = new LinkedHashMap<>();
    for (Due due : dues) {
      if (due.urgency() != Urgency.LATER) {
        boolean over = due.urgency() == Urgency.NOW && due.at().isPresent();
        groups
            .computeIfAbsent(new Group(due.urgency(), due.kind(), over), group -> new ArrayList<>())
            .add(due);
      }
    }
    List<TodayItem> items = new ArrayList<>();
    groups.forEach((group, all) -> {
      if (all.size() > MOST) {
        items.add(many(group, all));
      } else {
        all.forEach(due -> items.add(one(due)));
      }
    });
    return items;
  }

  private static TodayItem one(Due due) {
    return new TodayItem(
        due.kind(), due.arguments(), due.urgency(), due.place(), due.subject(), due.at());
  }

  private static TodayItem many(Group group, List<Due> all) {
    Optional<Instant> first =
        all.stream().flatMap(due -> due.at().stream()).min(Instant::compareTo);
    return new TodayItem(
        "many." + group.kind() + (group.over() ? ".over" : ""),
        List.of(all.size()),
        group.urgency(),
        TodayItem.Place.DUE,
        group.kind(),
        first);
  }
}
