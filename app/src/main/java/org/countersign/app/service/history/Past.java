package org.countersign.app.service.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.vault.VaultState;

/**
 * The vault as it was at a moment: the end of a day, or after an entry. Nothing can be changed in
 * it: no operation takes a state that is not the open vault's.
 */
public final class Past implements StateView {
  private final Instant moment;
  private final VaultState state;
  private final Checkpoint head;

  Past(Instant moment, VaultState state, Checkpoint head) {
    this.moment = moment;
    this.state = state;
    this.head = head;
  }

  /** The last moment of a day, UTC, in the milliseconds that the journal writes. */
  static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
  }

  /** The day, UTC. */
  public LocalDate day() {
    return moment.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Synchronised because a state builds its graph when it is first asked for it. */
  @Override
  public synchronized <T> T read(Function<VaultState, T> question) {
    return question.apply(state);
  }

  @Override
  public Instant now() {
    return moment;
  }

  /** The journal's head at that moment. */
  public Checkpoint head() {
    return head;
  }

  /** Of a past there is one size only. */
  @Override
  public Checkpoint headAt(long size) {
    if (size != head.size()) {
      throw new IndexOutOfBoundsException("size " + size + " of " + head.size());
    }
    return head;
  }
}
