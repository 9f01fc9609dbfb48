package org.countersign.model.memory;

import java.time.Instant;
import org.countersign.model.json.Utc;
import org.countersign.model.key.Spki;

/**
 * A head of the journal as a token remembers it.
 *
 * @param person id of who remembered it: whose signature was over it
 * @param credential the key that signed
 * @param size entries
 * @param root of the tree, lower-case hex
 * @param at when it was remembered
 * @param crlNumber the highest CRL number that was taken until then, of any issuer
 */
public record RememberedHead(
    String person, Spki credential, long size, String root, Instant at, long crlNumber) {

  /** Refuses a root that is no hash, and numbers that count nothing. */
  public RememberedHead {
    at = Utc.milliseconds(at);
    if (!root.matches("[0-9a-f]{64}") || size < 1 || crlNumber < 0) {
      throw new IllegalArgumentException("a head has a size and a root in lower-case hex");
    }
  }

  /** Whether both are the same head, whoever remembered it and when. */
  public boolean same(RememberedHead other) {
    return size == other.size && root.equals(other.root);
  }
}
