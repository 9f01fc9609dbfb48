package org.countersign.app.service.map;

import java.util.Optional;
import org.countersign.model.trust.TrustPath.Criticality;

/** What is drawn as one node. */
public sealed interface MapNode {
  /** Unlike any other's on the same picture, and the same on the next. */
  String id();

  Thing.Sort sort();

  /** One thing by itself. */
  record Single(Thing thing) implements MapNode {
    @Override
    public String id() {
      return thing.id();
    }

    @Override
    public Thing.Sort sort() {
      return thing.sort();
    }
  }

  /**
   * Many things as one.
   *
   * @param size how many
   * @param others whether it is what a group has besides those that are shown by themselves: it
   *     cannot be opened
   * @param worst of the trust paths in it
   */
  record Group(GroupId group, int size, boolean others, Optional<Criticality> worst)
      implements MapNode {
    @Override
    public String id() {
      return (others ? "others " : "group ") + group.sort() + " " + group.values();
    }

    @Override
    public Thing.Sort sort() {
      return group.sort();
    }
  }
}
