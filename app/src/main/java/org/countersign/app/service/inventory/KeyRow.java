package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.Optional;
import org.countersign.model.key.Spki;

/**
 * A signing key, or a key that is watched, as a list shows it.
 *
 * @param owner the name of the domain's owner; empty when there is none
 * @param state as {@link org.countersign.model.key.KeyState#id}, {@link #WATCHED} or {@link
 *     #DISTRUSTED}
 * @param due when the first thing is to be done about it; empty for a key that has ended
 * @param trustedBy trust paths that are reached from it
 */
public record KeyRow(
    Spki spki,
    String label,
    String purpose,
    String domain,
    String owner,
    String algorithm,
    String token,
    String state,
    Optional<Due> due,
    int trustedBy) {
  /** The state of a key that is known and that the vault does not hold. */
  public static final String WATCHED = "watched";

  /** The state of a watched key that is not to be trusted any more. */
  public static final String DISTRUSTED = "distrusted";

  /** The same with another number of trust paths. */
  KeyRow trustedBy(int paths) {
    return new KeyRow(spki, label, purpose, domain, owner, algorithm, token, state, due, paths);
  }

  /**
   * Something that ends.
   *
   * @param what {@code purpose}, {@code cryptoperiod} or {@code certificate}
   */
  public record Due(String what, Instant at) {}
}
