package org.countersign.app.service.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.countersign.model.compare.Difference;
import org.countersign.model.compare.Thing;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.vault.VaultState;

/**
 * What differs between two moments of a vault, and what changed it.
 *
 * @param before head at the earlier moment; empty before the founding, size 0
 * @param after head at the later moment
 * @param entries entries between the two
 * @param differences kind by kind
 * @param deeds the entries that changed a thing, in order, by thing
 * @param state at the later moment, to look names up
 */
public record Comparison(
    Checkpoint before,
    Checkpoint after,
    long entries,
    List<Difference> differences,
    Map<Thing, List<Deed>> deeds,
    VaultState state) {

  /**
   * An entry that changed something.
   *
   * @param actor person id
   * @param request hash of the request that was carried out; empty where one person signed alone
   */
  public record Deed(long seq, Instant at, String kind, String actor, String request) {}
}
