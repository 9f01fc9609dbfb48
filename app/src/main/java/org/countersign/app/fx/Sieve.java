package org.countersign.app.fx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/**
 * Filters and sorts a long list away from the JavaFX thread and puts what passes into the table in
 * one go. What is typed meanwhile makes an answer stale: it stops, and is never shown.
 *
 * @param <T> a row
 */
public final class Sieve<T> {
  private static final int STEP = 1024;

  private final FilterBar<T> bar;
  private final TaskRunner tasks;
  private final ObservableList<T> passing = FXCollections.observableArrayList();
  private final List<Runnable> settled = new ArrayList<>();
  private Consumer<List<T>> show = passing::setAll;
  private Optional<Comparator<T>> order = Optional.empty();
  private FilterBar.Question question = new FilterBar.Question(List.of(), List.of());
  private List<T> rows = List.of();
  private List<Item<T>> items = List.of();
  private final AtomicLong prepared = new AtomicLong();
  private final AtomicLong asked = new AtomicLong();

  /** A row with what is looked for in it, so that no keystroke puts it together again. */
  private record Item<T>(T row, String hay, List<String> facets) {}

  /** {@code bar}: what is typed and picked. */
  public Sieve(FilterBar<T> bar, ObservableList<T> all, TaskRunner tasks) {
    this.bar = bar;
    this.tasks = tasks;
    all.addListener((ListChangeListener<T>) change -> take(all));
    bar.onAsked(this::ask);
    take(all);
  }

  /** The rows that pass, in order. */
  public ObservableList<T> passing() {
    return passing;
  }

  /** Is called each time the table shows what was asked for last. */
  public void onSettled(Runnable then) {
    settled.add(then);
  }

  /** Puts the rows in another order; none is the order they come in. */
  void order(Optional<Comparator<T>> now) {
    order = now;
    prepare();
  }

  /** {@code how}: puts rows into {@link #passing}, where more hangs on it than the list. */
  void showing(Consumer<List<T>> how) {
    show = how;
  }

  private void take(List<T> all) {
    rows = List.copyOf(all);
    prepare();
  }

  private void prepare() {
    long mine = prepared.incrementAndGet();
    List<T> now = rows;
    Optional<Comparator<T>> by = order;
    tasks.start(
        Job.of("common.filter.job", progress -> items(now, by, mine))
            .onSuccess(made -> {
              if (mine == prepared.get()) {
                items = made.items();
                bar.offer(made.offered());
                sift();
              }
            }));
  }

  private record Made<T>(List<Item<T>> items, List<List<String>> offered) {}

  private Made<T> items(List<T> now, Optional<Comparator<T>> by, long mine) {
    List<T> ordered = new ArrayList<>(now);
    by.ifPresent(ordered::sort);
    List<Item<T>> made = new ArrayList<>(ordered.size());
    List<TreeSet<String>> offered = new ArrayList<>();
    for (T row : ordered) {
      if (made.size() % STEP == 0 && mine != prepared.get()) {
        break;
      }
      List<String> facets = bar.facetsOf(row);
      while (offered.size() < facets.size()) {
        offered.add(new TreeSet<>());
      }
      for (int i = 0; i < facets.size(); i++) {
        offered.get(i).add(facets.get(i));
      }
      made.add(new Item<>(row, bar.hayOf(row), facets));
    }
    return new Made<>(made, offered.stream().map(List::copyOf).toList());
  }

  /** A field tells of one keystroke more than once. */
  private void ask() {
    if (!bar.question().equals(question)) {
      sift();
    }
  }

  private void sift() {
    long mine = asked.incrementAndGet();
    List<Item<T>> all = items;
    FilterBar.Question now = bar.question();
    question = now;
    tasks.start(
        Job.of("common.filter.job", progress -> passing(all, now, mine))
            .onSuccess(found -> {
              if (mine == asked.get()) {
                bar.count(found.size(), all.size());
                show.accept(found);
                settled.forEach(Runnable::run);
              }
            }));
  }

  private List<T> passing(List<Item<T>> all, FilterBar.Question now, long mine) {
    List<T> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i % STEP == 0 && mine != asked.get()) {
        break;
      }
      Item<T> item = all.get(i);
      if (now.passes(item.hay(), item.facets())) {
        found.add(item.row());
      }
    }
    return found;
  }
}
