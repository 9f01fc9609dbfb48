package org.countersign.model.trust;

import java.util.List;
import org.countersign.model.json.CanonicalDigest;
import org.countersign.model.key.Spki;

/**
 * Who breaks if a key goes: every trust path reached from it.
 *
 * @param keys the key and those it issued for, in order of hash
 * @param paths trust paths reached, most critical first, then by name and id
 */
public record BlastRadius(List<Spki> keys, List<TrustPath> paths) {
  /** Of a key that nothing trusts, and of what is no key. */
  public static final BlastRadius NONE = new BlastRadius(List.of(), List.of());

  /** SHA-256 of the canonical list, as a request's {@code impact.hash}. */
  public String hash() {
    CanonicalDigest digest = new CanonicalDigest().raw("[");
    boolean first = true;
    for (TrustPath path : paths) {
      if (!first) {
        digest.raw(",");
      }
      add(digest, path);
      first = false;
    }
    return digest.raw("]").hex();
  }

  /** The members of a trust path in their canonical order. */
  private static void add(CanonicalDigest digest, TrustPath path) {
    digest
        .raw("{\"contact\":")
        .text(path.contact())
        .raw(",\"criticality\":")
        .text(path.criticality().name())
        .raw(",\"dependsOn\":")
        .text(path.dependsOn())
        .raw(",\"domain\":")
        .text(path.domain())
        .raw(",\"environment\":")
        .text(path.environment())
        .raw(",\"id\":")
        .text(path.id())
        .raw(",\"kind\":")
        .text(path.kind())
        .raw(",\"name\":")
        .text(path.name())
        .raw(",\"pins\":")
        .text(path.pins().name())
        .raw(",\"trusts\":")
        .text(path.trusts().map(Spki::hex))
        .raw(",\"updateMethod\":")
        .text(path.updateMethod())
        .raw("}");
  }
}
