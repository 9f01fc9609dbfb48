package org.countersign.model.rotation;

import java.time.Instant;
import java.util.Optional;
import org.countersign.model.key.Spki;

/**
 * A key on its way out, and what takes its place. There is one a key; whether it is over is never
 * recorded but asked ({@link RotationStatus}), so it is not over for longer than it is true.
 *
 * @param id hash of the request that began it
 * @param newKey the successor; empty after an emergency, until one is made
 * @param overlapEnds until when every place is to have moved; for an emergency its beginning
 */
public record Rotation(
    String id,
    Spki oldKey,
    Optional<Spki> newKey,
    Instant started,
    Instant overlapEnds,
    Cause cause) {

  /** Why the key goes. */
  public enum Cause {
    ROUTINE,
    EMERGENCY
  }

  /** The same with a successor, or with another when the first is of no use. */
  public Rotation succeeded(Spki successor, Instant until) {
    return new Rotation(id, oldKey, Optional.of(successor), started, until, cause);
  }

  /** The same after the old key was compromised: all of it is due at once. */
  public Rotation urgent(Instant at) {
    Instant end = overlapEnds.isBefore(at) ? overlapEnds : at;
    return new Rotation(id, oldKey, newKey, started, end, Cause.EMERGENCY);
  }
}
