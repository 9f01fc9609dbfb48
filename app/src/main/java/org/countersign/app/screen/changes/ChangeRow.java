package org.countersign.app.screen.changes;

import java.time.Instant;
import java.util.List;
import org.countersign.model.compare.Difference;

/**
 * A thing that is not as it was, in words.
 *
 * @param kind what it is
 * @param what all that changed of it, in a line
 * @param who names of those who asked for it, approved it, or did it alone
 * @param last when it was last changed
 * @param facts what changed of it, one by one
 * @param entries the entries that did it, oldest first
 */
record ChangeRow(
    Difference difference,
    String kind,
    String name,
    String what,
    String who,
    Instant last,
    List<FactRow> facts,
    List<EntryRow> entries) {

  /** One fact, before and after. */
  record FactRow(String fact, String before, String after) {}

  /** An entry that changed it. */
  record EntryRow(long seq, Instant at, String what, String who) {}
}
