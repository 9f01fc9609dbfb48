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

/** Which entries show which control: all counted, the first and the last ones kept. */
final class Evidence {
  /** Newest entries that are named for an identifier. */
  static final int MOST = 8;

  /** To restore a backup for practice is what shows that it can be restored. */
  private static final String REHEARSED = "backup.drilled";

  private final Map<Long, String> operations;
  private final Map<Control, Map<Control.Identifier, Found>> found = new EnumMap<>(Control.class);

  /** An entry that is evidence. {@code what}: its kind, or its operation. */
  record Shown(long seq, Instant at, String what) {}

  /** What was found for an identifier. */
  static final class Found {
    private long count;
    private long drills;
    private final Deque<Shown> newest = new ArrayDeque<>();

    long count() {
      return count;
    }

    /** Rehearsals, which are not counted as the real thing. */
    long drills() {
      return drills;
    }

    List<Shown> newest() {
      return List.copyOf(newest).reversed();
    }

    private void take(Header header, String what) {
      if (header.drill() && !header.kind().equals(REHEARSED)) {
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
                one.take(header, told);
              }
            }));
  }

  Map<Control.Identifier, Found> of(Control control) {
    return found.get(control);
  }
}
