package org.countersign.app.screen.map;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.countersign.app.service.history.StateView;
import org.countersign.app.service.map.MapLayout;
import org.countersign.app.service.map.MapNode;
import org.countersign.app.service.map.MapPicture;
import org.countersign.app.service.map.MapWish;
import org.countersign.app.service.map.Reach;
import org.countersign.app.service.map.Reached;
import org.countersign.app.service.map.Snapshot;
import org.countersign.app.service.map.Things;
import org.countersign.app.service.map.TrustMap;
import org.countersign.model.trust.ImpactCounts;
import org.countersign.model.vault.VaultState;

/**
 * All that the screen shows at one time, worked out away from the JavaFX thread.
 *
 * @param chosen the id of a node of the picture
 * @param reached what is reached from it
 * @param counts of the trust paths that are reached
 */
record Shown(
    Things things,
    MapPicture picture,
    MapLayout.Layout layout,
    Optional<String> chosen,
    Reached reached,
    ImpactCounts counts) {

  /** Reads what there is, unless nothing was written since it was read from the same view. */
  static Things read(StateView view, Optional<Things> before) {
    long size = view.read(VaultState::size);
    return before
        .filter(things -> things.snapshot().head().size() == size)
        .orElseGet(() -> new Things(Snapshot.of(view)));
  }

  /** The picture that is wanted. {@code choice}: a node's or a thing's id. */
  static Shown of(
      Things things,
      MapWish wish,
      Optional<String> choice,
      StateView view,
      BooleanSupplier cancelled) {
    MapPicture picture = new TrustMap(things).picture(wish);
    Shown bare =
        new Shown(
            things,
            picture,
            MapLayout.of(picture, cancelled),
            Optional.empty(),
            Reached.NOTHING,
            ImpactCounts.of(Reached.NOTHING.paths()));
    return bare.choosing(choice, view);
  }

  /**
   * A thing and what is reached from it, among everything where that can be shown, else by itself.
   */
  static Shown around(
      Things things, MapWish wish, String thing, StateView view, BooleanSupplier cancelled) {
    MapPicture all = new TrustMap(things).picture(wish.pinning(Set.of(thing)));
    Optional<MapNode> node = all.tooMany() ? all.node(thing) : Optional.empty();
    if (node.isEmpty()) {
      return of(things, wish.pinning(Set.of(thing)), Optional.of(thing), view, cancelled);
    }
    Set<String> ids = new HashSet<>(reach(things, view).from(all, node.get()).things());
    ids.add(thing);
    MapWish only = wish.pinning(Set.of(thing)).only(Optional.of(Set.copyOf(ids)));
    return of(things, only, Optional.of(thing), view, cancelled);
  }

  /** The same with another choice. */
  Shown choosing(Optional<String> choice, StateView view) {
    Optional<MapNode> node =
        choice.flatMap(id -> picture.node(id).or(() -> picture.holder(id).flatMap(picture::node)));
    Reached from = node.map(one -> reach(things, view).from(picture, one)).orElse(Reached.NOTHING);
    return new Shown(
        things, picture, layout, node.map(MapNode::id), from, ImpactCounts.of(from.paths()));
  }

  private static Reach reach(Things things, StateView view) {
    return new Reach(key -> view.read(state -> state.graph().from(key)), things);
  }

  /** The chosen node. */
  Optional<MapNode> node() {
    return chosen.flatMap(picture::node);
  }
}
