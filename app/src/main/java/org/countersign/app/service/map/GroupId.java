package org.countersign.app.service.map;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A group: things of one sort that share the first values of their levels.
 *
 * @param values the shared ones
 */
public record GroupId(Thing.Sort sort, List<String> values) {
  /** Takes a copy. */
  public GroupId {
    values = List.copyOf(values);
  }

  /** Whether it is the other group or one of those in it. */
  boolean isIn(GroupId other) {
    return sort == other.sort
        && values.size() >= other.values.size()
        && values.subList(0, other.values.size()).equals(other.values);
  }

  /** The group in it whose things share one more value. */
  GroupId with(String value) {
    return new GroupId(sort, Stream.concat(values.stream(), Stream.of(value)).toList());
  }

  /** The group around it; none around one of the widest. */
  public Optional<GroupId> wider() {
    return values.size() <= 1
        ? Optional.empty()
        : Optional.of(new GroupId(sort, values.subList(0, values.size() - 1)));
  }
}
