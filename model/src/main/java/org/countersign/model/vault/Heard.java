package org.countersign.model.vault;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.key.Spki;
import org.countersign.model.rotation.Confirmed;
import org.countersign.model.rotation.Step;
import org.countersign.model.trust.TrustPath;

/**
 * Whether a place that trusts a revoked key has seen the list that says so. A place that has let go
 * of the key need not look.
 *
 * @param confirmed that it has seen this list or a later one; empty while nobody has confirmed it
 */
public record Heard(TrustPath path, Publication publication, Optional<Confirmed> confirmed) {

  /** All places that still trust the key, most critical first, for each of its issuers. */
  public static List<Heard> of(VaultState state, Spki key, List<Publication> publications) {
    List<Heard> heard = new ArrayList<>();
    if (publications.isEmpty()) {
      return heard;
    }
    for (TrustPath path : state.graph().from(key).paths()) {
      if (!letGo(state, path, key)) {
        for (Publication one : publications) {
          heard.add(new Heard(path, one, seen(state, path, one)));
        }
      }
    }
    return heard;
  }

  /** Whether the place has confirmed that it accepts no more what the key signs. */
  public static boolean letGo(VaultState state, TrustPath path, Spki key) {
    return state.rotations().confirmed(path.id(), Step.DISTRUSTS_OLD, key).isPresent();
  }

  private static Optional<Confirmed> seen(VaultState state, TrustPath path, Publication of) {
    Optional<Spki> issuer = of.issuerKey();
    Optional<BigInteger> number = of.numberToSee();
    return issuer.isPresent() && number.isPresent()
        ? state.rotations().seesCrl(path.id(), issuer.get(), number.get())
        : Optional.empty();
  }
}
