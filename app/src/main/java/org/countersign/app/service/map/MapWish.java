package org.countersign.app.service.map;

import java.util.Optional;
import java.util.Set;

/**
 * What is wanted of the map.
 *
 * @param certificates whether certificates are nodes of their own, not part of their keys
 * @param opened the group that is opened; those around it are too
 * @param only the ids of the things to be shown; empty for all
 * @param pinned ids of things that are shown by themselves whatever is collapsed
 */
public record MapWish(
    Grouping grouping,
    boolean certificates,
    Optional<GroupId> opened,
    Optional<Set<String>> only,
    Set<String> pinned) {
  /** Everything, with nothing collapsed that need not be. */
  public static final MapWish ALL =
      new MapWish(Grouping.NONE, true, Optional.empty(), Optional.empty(), Set.of());

  public MapWish by(Grouping other) {
    return new MapWish(other, certificates, Optional.empty(), only, pinned);
  }

  public MapWish withCertificates(boolean shown) {
    return new MapWish(grouping, shown, opened, only, pinned);
  }

  public MapWish open(Optional<GroupId> group) {
    return new MapWish(grouping, certificates, group, only, pinned);
  }

  public MapWish only(Optional<Set<String>> ids) {
    return new MapWish(grouping, certificates, Optional.empty(), ids, pinned);
  }

  public MapWish pinning(Set<String> ids) {
    return new MapWish(grouping, certificates, opened, only, Set.copyOf(ids));
  }
}
