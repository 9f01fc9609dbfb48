package org.countersign.app.service.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts things together until no more nodes are left than can be shown. Groups are made of the
 * widest values first; one of them can be opened, then one of those in it, and so on to the things.
 */
final class Collapse {
  private static final Comparator<Part> LARGEST =
      Comparator.comparingInt((Part part) -> -part.members().size())
          .thenComparing(part -> part.id().toString());

  /** Things that share the values of a group, at least one. */
  record Part(GroupId id, List<Thing> members) {}

  private final Grouping grouping;
  private final Optional<GroupId> opened;
  private final int most;
  private final List<Part> closed = new ArrayList<>();
  private final List<Part> others = new ArrayList<>();
  private final List<Thing> singles = new ArrayList<>();

  /** {@code pinned}: ids of those that are never put together; {@code most}: nodes at most. */
  Collapse(
      List<Thing> things,
      Grouping grouping,
      Optional<GroupId> opened,
      Set<String> pinned,
      int most) {
    this.grouping = grouping;
    this.opened = opened;
    this.most = most;
    List<Thing> free = new ArrayList<>();
    things.forEach(one -> (pinned.contains(one.id()) ? singles : free).add(one));
    place(bySort(free));
    mergeSmallest();
  }

  /** Groups with more than one thing in them. */
  List<Part> groups() {
    return closed.stream().filter(part -> part.members().size() > 1).toList();
  }

  /** What there is besides those that are shown: no group that can be opened. */
  List<Part> others() {
    return List.copyOf(others);
  }

  /** Things that stand by themselves. */
  List<Thing> singles() {
    List<Thing> all = new ArrayList<>(singles);
    closed.stream().map(Part::members).filter(m -> m.size() == 1).forEach(all::addAll);
    all.sort(Thing.ORDER);
    return List.copyOf(all);
  }

  private List<Part> bySort(List<Thing> things) {
    Map<Thing.Sort, List<Thing>> sorts = new EnumMap<>(Thing.Sort.class);
    things.forEach(one -> sorts.computeIfAbsent(one.sort(), sort -> new ArrayList<>()).add(one));
    List<Part> parts = new ArrayList<>();
    sorts.forEach((sort, members) -> parts.addAll(split(new GroupId(sort, List.of()), members)));
    return parts;
  }

  /** By the next value: those before it are alike for all of them. */
  private List<Part> split(GroupId id, List<Thing> members) {
    int number = id.values().size();
    Map<String, List<Thing>> parts = new LinkedHashMap<>();
    for (Thing one : members) {
      parts.computeIfAbsent(one.level(grouping, number), value -> new ArrayList<>()).add(one);
    }
    return parts.entrySet().stream().map(e -> new Part(id.with(e.getKey()), e.getValue())).toList();
  }

  private void place(List<Part> parts) {
    Optional<Part> way = Optional.empty();
    for (Part part : parts) {
      if (opened.filter(group -> group.isIn(part.id())).isPresent()) {
        way = Optional.of(part);
      } else {
        closed.add(part);
      }
    }
    way.ifPresent(this::follow);
  }

  private void follow(Part part) {
    if (opened.filter(part.id()::equals).isPresent()) {
      open(part);
    } else {
      place(split(part.id(), part.members()));
    }
  }

  private void open(Part part) {
    int room = most - closed.size() - singles.size();
    if (part.members().size() <= room) {
      singles.addAll(part.members());
      return;
    }
    List<Part> inner = inner(part);
    if (inner.size() > 1) {
      closed.addAll(inner);
    } else {
      showFirst(part, Math.max(0, room - 1));
    }
  }

  /** Its groups; values that all of them share are no group. */
  private List<Part> inner(Part part) {
    int deepest = part.members().getFirst().depth();
    List<Part> inner = List.of(part);
    while (inner.size() == 1 && inner.getFirst().id().values().size() < deepest) {
      inner = split(inner.getFirst().id(), part.members());
    }
    return inner;
  }

  private void showFirst(Part part, int room) {
    List<Thing> ordered = part.members().stream().sorted(Thing.ORDER).toList();
    singles.addAll(ordered.subList(0, room));
    others.add(new Part(part.id(), ordered.subList(room, ordered.size())));
  }

  private void mergeSmallest() {
    int room = most - singles.size() - others.size();
    if (closed.size() <= room) {
      return;
    }
    closed.sort(LARGEST);
    // Of each sort there may be a node for what is left.
    List<Part> small =
        closed.subList(Math.max(0, room - Thing.Sort.values().length), closed.size());
    Map<Thing.Sort, List<Thing>> left = new LinkedHashMap<>();
    for (Part part : small) {
      left.computeIfAbsent(part.id().sort(), sort -> new ArrayList<>()).addAll(part.members());
    }
    small.clear();
    left.forEach((sort, members) -> others.add(new Part(new GroupId(sort, List.of("")), members)));
  }
}
