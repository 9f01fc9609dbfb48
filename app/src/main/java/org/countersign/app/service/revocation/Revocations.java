package org.countersign.app.service.revocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.vault.CrlRecord;
import org.countersign.model.vault.Heard;
import org.countersign.model.vault.ObservedCrl;
import org.countersign.model.vault.Publication;
import org.countersign.model.vault.Publications;
import org.countersign.model.vault.VaultState;

/** What a key's own lists are, and how far its revocation has been heard of. */
public final class Revocations {
  private final Vault vault;

  public Revocations(Vault vault) {
    this.vault = vault;
  }

  /**
   * Of one key.
   *
   * @param lists those it has signed, newest first
   * @param publications the issuers that have to say it is revoked; empty for a key that was not
   * @param heard which places that trust it have seen what these issuers say
   * @param seen published lists that somebody has looked at, of the key and of these issuers,
   *     newest first
   */
  public record Standing(
      Spki key,
      String label,
      List<CrlRecord> lists,
      List<Publication> publications,
      List<Heard> heard,
      List<Seen> seen) {
    /** Whether there is anything to compare a published list with. */
    public boolean concerned() {
      return !lists.isEmpty() || !publications.isEmpty() || !seen.isEmpty();
    }
  }

  /** A published list somebody has looked at. {@code issuer}: what people call it. */
  public record Seen(ObservedCrl crl, String issuer, String person) {}

  /** Where a key stands; empty if there is none of this hash. */
  public Optional<Standing> of(Spki key) {
    Instant now = vault.now();
    return vault.read(state -> state.keys().key(key).map(one -> standing(state, one, now)));
  }

  private static Standing standing(VaultState state, SigningKey key, Instant now) {
    List<Publication> publications = new Publications(state, now).of(key);
    List<Seen> seen = new ArrayList<>();
    state.observed().of(key.spki()).forEach(crl -> seen.add(seen(state, crl, key.label())));
    for (Publication one : publications) {
      one.issuerKey()
          .filter(issuer -> !issuer.equals(key.spki()))
          .ifPresent(issuer ->
              state.observed().of(issuer).forEach(crl -> seen.add(seen(state, crl, one.name()))));
    }
    seen.sort((a, b) -> Long.compare(b.crl().seq(), a.crl().seq()));
    return new Standing(
        key.spki(),
        key.label(),
        state.keys().crlsOf(key.spki()).reversed(),
        publications,
        Heard.of(state, key.spki(), publications),
        List.copyOf(seen));
  }

  private static Seen seen(VaultState state, ObservedCrl crl, String issuer) {
    return new Seen(crl, issuer, state.people().nameOf(crl.by()));
  }
}
