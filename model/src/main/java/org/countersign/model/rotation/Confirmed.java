package org.countersign.model.rotation;

import java.time.Instant;

/**
 * A confirmation on record.
 *
 * @param person id of who signed it
 * @param seq the entry
 */
public record Confirmed(Confirmation what, String person, Instant at, long seq) {
  public boolean byMachine() {
    return what.proof() == Proof.MACHINE_VERIFIED;
  }
}
