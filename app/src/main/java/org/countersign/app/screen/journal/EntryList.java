package org.countersign.app.screen.journal;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.Reading;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.UiThread;
import org.countersign.app.service.journal.EntrySearch;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.RegisterStore.EntryFilter;
import org.countersign.model.port.RegisterStore.EntryRow;
import org.countersign.model.port.RegisterStore.Span;

/**
 * The entries that pass the filter, newest first. However long the journal is, what is found is
 * shown at once, and another question ends the search for the former.
 */
final class EntryList {
  /** Entries that are read at once. */
  static final int PAGE = 200;

  /** Entries that were written while the screen was open and are read in one go. */
  private static final int MOST_NEW = 10_000;

  /**
   * How many pass.
   *
   * @param found so far
   * @param down everything from this number on has been looked at; 0 when all has
   */
  record Count(long found, long down) {
    boolean whole() {
      return down == 0;
    }
  }

  private final Vault vault;
  private final EntrySearch search;
  private final TaskRunner tasks;
  private final ObservableList<JournalRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Count> count =
      new ReadOnlyObjectWrapper<>(this, "count", new Count(0, 0));
  private EntryFilter filter = EntryFilter.ALL;
  private Optional<RunningTask> searching = Optional.empty();
  private int asked;
  private long seen;
  private boolean reading;
  private final Reading being = new Reading();

  EntryList(Vault vault, TaskRunner tasks) {
    this.vault = vault;
    this.search = new EntrySearch(vault.register());
    this.tasks = tasks;
  }

  ObservableList<JournalRow> rows() {
    return rows;
  }

  /** Whether the first of what passes have been looked for to the end. */
  Reading being() {
    return being;
  }

  ReadOnlyObjectProperty<Count> countProperty() {
    return count.getReadOnlyProperty();
  }

  /** Shows the entries that match. */
  void filter(EntryFilter wanted) {
    if (!filter.equals(wanted)) {
      filter = wanted;
      begin();
    }
  }

  /** Reads what was written since; everything the first time. */
  void refresh() {
    long size = vault.head().size();
    if (seen == 0) {
      begin();
    } else if (seen < size) {
      Span written = new Span(seen, size);
      EntryFilter wanted = filter;
      int mine = asked;
      seen = size;
      tasks.start(
          Job.of("journal.reading", progress -> rows(newest(wanted, written)))
              .onSuccess(found -> {
                if (mine == asked) {
                  rows.addAll(0, found);
                  count.set(new Count(count.get().found() + found.size(), count.get().down()));
                }
              }));
    }
  }

  private List<EntryRow> newest(EntryFilter wanted, Span written) throws StoreFailed {
    return vault.register().entries(wanted, written, MOST_NEW);
  }

  private void begin() {
    searching.ifPresent(RunningTask::cancel);
    seen = vault.head().size();
    reading = false;
    being.again();
    EntryFilter wanted = filter;
    Finding finding = new Finding(++asked);
    long until = seen;
    searching =
        Optional.of(
            tasks.start(
                being.of(
                    Job.of(
                        "journal.reading",
                        progress -> {
                          search.run(wanted, until, PAGE, finding.telling(progress));
                          return wanted;
                        }))));
  }

  /** Reads the next page, if there is one and it is not being read. */
  void more() {
    boolean all = count.get().whole() && rows.size() >= count.get().found();
    if (reading || rows.size() < PAGE || all) {
      return;
    }
    reading = true;
    EntryFilter wanted = filter;
    int mine = asked;
    long last = rows.getLast().seq();
    Finding nothing = new Finding(0);
    tasks.start(
        Job.of(
                "journal.reading",
                progress -> rows(search.older(wanted, last, PAGE, nothing.telling(progress))))
            .onSuccess(found -> {
              if (mine == asked) {
                rows.addAll(found);
                reading = found.isEmpty();
              }
            }));
  }

  private List<JournalRow> rows(List<EntryRow> found) {
    return vault.read(state -> found.stream().map(row -> EntryText.row(state, row)).toList());
  }

  /** Shows what one search finds, while it is the last that was asked for. */
  private final class Finding {
    private final int mine;
    private boolean first = true;

    Finding(int mine) {
      this.mine = mine;
    }

    EntrySearch.Finder telling(Progress progress) {
      return new EntrySearch.Finder() {
        @Override
        public void found(List<EntryRow> some) {
          progress.stopHereIfCancelled();
          List<JournalRow> made = rows(some);
          UiThread.run(() -> show(made));
        }

        @Override
        public void reached(long matching, long down) {
          progress.stopHereIfCancelled();
          UiThread.run(() -> reach(matching, down));
        }
      };
    }

    private void show(List<JournalRow> made) {
      if (mine != asked) {
        return;
      }
      if (!first) {
        rows.addAll(made);
      } else if (!made.isEmpty()) {
        first = false;
        rows.setAll(made);
      }
    }

    private void reach(long matching, long down) {
      if (mine != asked) {
        return;
      }
      if (first) {
        // What was shown answers another question.
        rows.clear();
      }
      count.set(new Count(matching, down));
    }
  }
}
