package org.countersign.model.trust;

import java.util.List;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;

/**
 * Who breaks if a key goes: every trust path reached from it.
 *
 * @param keys the key and those it issued for, in order of hash
 * @param paths trust paths reached, most critical first, then by name and id
 */
public record BlastRadius(List<Spki> keys, List<TrustPath> paths) {

  /** SHA-256 of the canonical list, as a request's {@code impact.hash}. */
  public String hash() {
    return Canonical.hashOf(paths);
  }
}
