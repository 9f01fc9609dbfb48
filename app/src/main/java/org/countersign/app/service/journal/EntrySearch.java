package org.countersign.app.service.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.RegisterStore;
import org.countersign.model.port.RegisterStore.EntryFilter;
import org.countersign.model.port.RegisterStore.EntryRow;
import org.countersign.model.port.RegisterStore.Span;

/**
 * Searches the entries from the newest on, a part at a time: what is found first is told first, and
 * whoever appends an entry waits for one part at most.
 */
public final class EntrySearch {
  /** Entries whose text is looked at in one part. */
  private static final int PART = 5_000;

  /** Those that an index finds are counted in larger parts. */
  private static final int QUICK_PART = 20_000;

  private final RegisterStore register;

  public EntrySearch(RegisterStore register) {
    this.register = register;
  }

  /** Is told what a search finds. What it throws ends the search. */
  public interface Finder {
    /** More of those that are wanted, newest first. */
    void found(List<EntryRow> rows);

    /**
     * How far it is.
     *
     * @param matching entries found so far, also those that were only counted
     * @param down everything from this number on has been looked at; 0 when all has
     */
    void reached(long matching, long down);
  }

  /**
   * Finds the newest, and counts the rest.
   *
   * @param until entries from this number on are not looked at
   * @param wanted how many are told; the others are only counted
   */
  public void run(EntryFilter filter, long until, int wanted, Finder finder) throws StoreFailed {
    Span span = span(filter, until);
    long down = span.until();
    int told = 0;
    long matching = 0;
    while (down > span.from() && told < wanted) {
      Span part = part(filter, span, down);
      List<EntryRow> rows = register.entries(filter, part, wanted - told);
      told += rows.size();
      matching += rows.size();
      down = told < wanted ? part.from() : rows.getLast().seq();
      finder.found(rows);
      finder.reached(matching, down);
    }
    if (filter.equals(EntryFilter.ALL)) {
      // All that is left passes: there is nothing to look at.
      finder.reached(matching + down, 0);
      return;
    }
    while (down > span.from()) {
      Span part = part(filter, span, down);
      matching += register.count(filter, part);
      down = part.from();
      finder.reached(matching, down);
    }
    finder.reached(matching, 0);
  }

  /** Up to {@code wanted} older ones. */
  public List<EntryRow> older(EntryFilter filter, long until, int wanted, Finder finder)
      throws StoreFailed {
    Span span = span(filter, until);
    List<EntryRow> all = new ArrayList<>();
    long down = span.until();
    while (down > span.from() && all.size() < wanted) {
      Span part = part(filter, span, down);
      all.addAll(register.entries(filter, part, wanted - all.size()));
      down = part.from();
      finder.reached(all.size(), down);
    }
    return all;
  }

  private static Span part(EntryFilter filter, Span span, long down) {
    int step = filter.quick() ? QUICK_PART : PART;
    return new Span(Math.max(span.from(), down - step), down);
  }

  private Span span(EntryFilter filter, long until) throws StoreFailed {
    if (filter.from().isEmpty() && filter.until().isEmpty()) {
      return new Span(0, until);
    }
    Span times =
        register.span(
            filter.from().orElse(Instant.EPOCH),
            filter.until().orElse(Instant.parse("9999-12-31T23:59:59.999Z")));
    return new Span(times.from(), Math.min(times.until(), until));
  }
}
