package org.countersign.model.vault;

import java.time.Instant;
import java.util.List;
import org.countersign.model.memory.RememberedHead;

/**
 * That the vault went on from an older head.
 *
 * @param seq of the entry that says so; also the number of entries it went back to
 * @param at when
 * @param persons ids of who signed, the entry's actor first
 */
public record Restoration(long seq, Instant at, List<String> persons, Restored.Statement what) {
  public Restoration {
    persons = List.copyOf(persons);
  }

  /**
   * Whether a head that is not in this journal is among what was given up: one that was named, or
   * one that was remembered before. What was remembered afterwards never is: else an old copy of
   * the restored vault would pass too.
   */
  public boolean covers(RememberedHead head) {
    return !head.at().isAfter(at) || what.givenUp().stream().anyMatch(head::same);
  }
}
