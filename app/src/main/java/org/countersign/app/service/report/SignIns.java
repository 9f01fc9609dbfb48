package org.countersign.app.service.report;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.vault.Kinds;

/** Who signed in and out, from the journal: all of it counted, the last of it kept. */
final class SignIns {
  /** Sessions that a report lists. */
  static final int MOST = 100;

  private final Map<String, Of> people = new HashMap<>();
  private final Set<Long> wanted;
  private final Map<Long, Instant> times = new HashMap<>();
  private final Deque<Session> sessions = new ArrayDeque<>();
  private final Map<String, Session> open = new HashMap<>();
  private long count;

  /** {@code wanted}: entries whose times are asked for later. */
  SignIns(Set<Long> wanted) {
    this.wanted = wanted;
  }

  /** A person's sign-ins. */
  record Of(long count, Instant last) {}

  /** One session; {@code until} is empty while it lasts, or where the end was never written. */
  static final class Session {
    private final String person;
    private final long seq;
    private final Instant from;
    private Optional<Instant> until = Optional.empty();
    private String by = "";

    Session(String person, long seq, Instant from) {
      this.person = person;
      this.seq = seq;
      this.from = from;
    }

    String person() {
      return person;
    }

    long seq() {
      return seq;
    }

    Instant from() {
      return from;
    }

    Optional<Instant> until() {
      return until;
    }

    /** {@code hand}, {@code idle}, or nothing. */
    String by() {
      return by;
    }
  }

  void take(Entry entry) {
    Header header = entry.header();
    switch (header.kind()) {
      case Kinds.SESSION_OPENED -> opened(header);
      case Kinds.SESSION_CLOSED -> closed(header, entry.body().path("by").asString(""));
      default -> {}
    }
    if (wanted.contains(header.seq())) {
      times.put(header.seq(), header.at());
    }
  }

  private void opened(Header header) {
    count++;
    people.merge(
        header.actor(),
        new Of(1, header.at()),
        (before, now) -> new Of(before.count() + 1, now.last()));
    Session session = new Session(header.actor(), header.seq(), header.at());
    open.put(header.actor(), session);
    sessions.addLast(session);
    if (sessions.size() > MOST) {
      sessions.removeFirst();
    }
  }

  private void closed(Header header, String by) {
    Session session = open.remove(header.actor());
    if (session != null) {
      session.until = Optional.of(header.at());
      session.by = by;
    }
  }

  Optional<Of> of(String person) {
    return Optional.ofNullable(people.get(person));
  }

  Optional<Instant> timeOf(long seq) {
    return Optional.ofNullable(times.get(seq));
  }

  /** How many there were. */
  long count() {
    return count;
  }

  /** The last ones, newest first. */
  List<Session> newest() {
    return List.copyOf(sessions).reversed();
  }
}
