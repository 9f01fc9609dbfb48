package org.countersign.app.screen.map;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.history.StateView;
import org.countersign.app.service.map.GroupId;
import org.countersign.app.service.map.Grouping;
import org.countersign.app.service.map.MapWish;
import org.countersign.app.service.map.Thing;
import org.countersign.app.service.map.Things;

/** What the map shows, the node that is chosen on it, and what is reached from that. */
public final class MapViewModel {
  /** Things that a search finds at most. */
  static final int FOUND = 200;

  private final StateView present;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunningTask>> making =
      new ReadOnlyObjectWrapper<>(this, "making", Optional.empty());
  private final MapSearch search;
  private StateView view;
  private MapWish wish = MapWish.ALL;
  private Optional<String> choice = Optional.empty();
  private Optional<String> wanted = Optional.empty();
  private int turn;

  /** {@code present}: the vault as it is now. */
  public MapViewModel(StateView present, TaskRunner tasks) {
    this.present = present;
    this.view = present;
    this.tasks = tasks;
    this.search = new MapSearch(tasks, this::searched, this::find);
  }

  /** Reads the vault again. */
  void refresh() {
    StateView from = view;
    MapWish as = wish;
    Optional<String> chosen = choice;
    Optional<Things> before = known();
    make(progress -> Shown.of(Shown.read(from, before), as, chosen, from, progress::cancelled));
  }

  private Optional<Things> known() {
    return shown.get().map(Shown::things);
  }

  /** Shows another moment; empty for the present. */
  void look(Optional<? extends StateView> past) {
    StateView now = past.isPresent() ? past.get() : present;
    if (!now.equals(view)) {
      view = now;
      wish = wish.only(Optional.empty());
      shown.set(Optional.empty());
      around();
    }
  }

  /** Puts things together in another way. */
  void group(Grouping grouping) {
    wish(before -> before.by(grouping));
  }

  /** Shows certificates as nodes of their own, or as part of their keys. */
  void certificates(boolean asNodes) {
    wish(before -> before.withCertificates(asNodes));
  }

  /** Opens a group, and closes whatever is open beside it. */
  void open(GroupId group) {
    wish(before -> before.open(Optional.of(group)));
  }

  /** Closes the innermost open group. */
  void close() {
    wish(before -> before.open(before.opened().flatMap(GroupId::wider)));
  }

  /** Shows nothing but what is reached from the chosen node. */
  void showOnlyReached() {
    shown
        .get()
        .map(now -> now.reached().things())
        .filter(ids -> !ids.isEmpty())
        .ifPresent(ids -> wish(before -> before.only(Optional.of(ids))));
  }

  /** Shows all there is again. */
  void showEverything() {
    wish(before -> before.only(Optional.empty()));
  }

  /** Chooses a node of the picture, or none. */
  void choose(Optional<String> node) {
    if (!choice.equals(node)) {
      choice = node;
      StateView from = view;
      shown.get().ifPresent(now -> make(progress -> now.choosing(node, from)));
    }
  }

  /** Shows a thing by itself, whatever group it is in, and chooses it. */
  void find(String thing) {
    wanted = Optional.of(thing);
    choice = wanted;
    wish(before ->
        (before.only().filter(ids -> !ids.contains(thing)).isPresent()
                ? before.only(Optional.empty())
                : before)
            .pinning(Set.of(thing)));
  }

  /** A thing that is to be shown as soon as there is something to show. */
  void want(String thing) {
    wanted = Optional.of(thing);
    choice = wanted;
  }

  /**
   * Shows what is wanted with what is reached from it, and leaves out the rest if it is too much.
   */
  void around() {
    if (wanted.isEmpty()) {
      refresh();
      return;
    }
    String thing = wanted.get();
    StateView from = view;
    MapWish all = wish.only(Optional.empty());
    Optional<Things> before = known();
    make(progress -> Shown.around(Shown.read(from, before), all, thing, from, progress::cancelled));
  }

  /** What was to be shown, once: to bring it into the middle. */
  Optional<String> takeWanted() {
    Optional<String> now = wanted;
    wanted = Optional.empty();
    return now;
  }

  private void wish(UnaryOperator<MapWish> change) {
    wish = change.apply(wish);
    MapWish next = wish;
    Optional<String> chosen = choice;
    StateView from = view;
    shown
        .get()
        .ifPresent(now ->
            make(progress -> Shown.of(now.things(), next, chosen, from, progress::cancelled)));
  }

  private interface Making {
    Shown make(Progress progress);
  }

  /** What was begun before is of no use any more. */
  private void make(Making work) {
    int mine = ++turn;
    making.get().ifPresent(RunningTask::cancel);
    RunningTask task =
        tasks.start(
            Job.of("map.making", work::make)
                .onSuccess(made -> {
                  if (mine == turn) {
                    wish = made.picture().wish();
                    choice = made.chosen();
                    shown.set(Optional.of(made));
                  }
                }));
    making.set(Optional.of(task));
  }

  private List<Thing> searched(String text) {
    return shown
        .get()
        .map(now -> now.things().search(text, wish.certificates(), FOUND))
        .orElse(List.of());
  }

  MapSearch search() {
    return search;
  }

  /** What is shown; empty until it has been read. */
  ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The work that was begun last. */
  ReadOnlyObjectProperty<Optional<RunningTask>> makingProperty() {
    return making.getReadOnlyProperty();
  }
}
