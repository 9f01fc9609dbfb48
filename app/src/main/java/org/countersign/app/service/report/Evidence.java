package org.countersign.app.service.report;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.vault.Kinds;

/** Which entries show which control: all counted, the newest ones kept. */
final class Evidence {
  /** Newest entries that are named for an identifier. */
  static final int MOST = 8;

  /** To restore a backup for practice is what shows that it can be restored, if it can. */
  private static final String REHEARSED = Kinds.BACKUP_DRILLED;

  private final Map<Long, String> operations;
  private final Map<Control, Map<Control.Identifier, Found>> found = new EnumMap<>(Control.class);

  /** An entry that is evidence. {@code what}: its kind, or its operation. */
  record Shown(long seq, Instant at, String what) {}

  /** What was found for an identifier. */
  static final class Found {
    private long count;
    private long drills;
    private long failed;
    private final Deque<Shown> newest = new ArrayDeque<>();

    long count() {
      return count;
    }

    /** Rehearsals, which are not counted as the real thing. */
    long drills() {
      return drills;
    }

    /** Rehearsals of a backup that could not be restored: they show the contrary. */
    long failed() {
      return failed;
    }

    List<Shown> newest() {
      return List.copyOf(newest).reversed();
    }

    private void take(Entry entry, String what) {
      Header header = entry.header();
      boolean rehearsed = header.kind().equals(REHEARSED);
      if (rehearsed && !entry.body().path("restorable").asBoolean(false)) {
        failed++;
        return;
      }
      if (header.drill() && !rehearsed) {
        drills++;
        return;
      }
      count++;
      newest.addLast(new Shown(header.seq(), header.at(), what));
      if (newest.size() > MOST) {
        newest.removeFirst();
      }
    }
  }

  /** {@code operations}: of the entries {@code execution.finished}, by their numbers. */
  Evidence(Map<Long, String> operations) {
    this.operations = operations;
    for (Control control : Control.values()) {
      Map<Control.Identifier, Found> of = new LinkedHashMap<>();
      control.identifiers().forEach(one -> of.put(one, new Found()));
      found.put(control, of);
    }
  }

  void take(Entry entry) {
    Header header = entry.header();
    String operation = operations.get(header.seq());
    Set<String> what =
        operation == null ? Set.of(header.kind()) : Set.of(header.kind(), "op:" + operation);
    String told = operation == null ? header.kind() : operation;
    found
        .values()
        .forEach(of ->
            of.forEach((identifier, one) -> {
              if (identifier.isShownBy(what)) {
                one.take(entry, told);
              }
            }));
  }

  Map<Control.Identifier, Found> of(Control control) {
    return found.get(control);
  }
}
