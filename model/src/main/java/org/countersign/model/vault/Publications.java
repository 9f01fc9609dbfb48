package org.countersign.model.vault;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;

/**
 * Which issuers have to say that a key is revoked, and whether they were seen to. A revocation that
 * nobody has seen published has reached nobody.
 */
public final class Publications {
  private static final String HOLD = "certificateHold";

  private final VaultState state;
  private final Instant now;

  public Publications(VaultState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  /** Those of a revoked key; empty for one that was not, or whose certificates have all ended. */
  public List<Publication> of(SigningKey key) {
    return of(key.spki(), state.keys().certificatesOf(key.spki()));
  }

  /** The same, for whoever has the key's certificates at hand. */
  public List<Publication> of(Spki key, List<IssuedCertificate> certificates) {
    Map<Spki, BigInteger> numbers = new LinkedHashMap<>();
    Map<String, List<IssuedCertificate>> outside = new LinkedHashMap<>();
    boolean asked = new CrlExpectations(state).asked(key).isPresent();
    for (IssuedCertificate one : certificates) {
      if (!one.notAfter().isAfter(now)) {
        continue;
      }
      if (asked && one.issuerKey().flatMap(state.keys()::key).isEmpty()) {
        outside.computeIfAbsent(one.issuer(), name -> new ArrayList<>()).add(one);
      }
      one.revoked()
          .filter(mark -> !mark.reason().equals(HOLD))
          .ifPresent(mark ->
              one.issuerKey()
                  .filter(issuer -> state.keys().key(issuer).isPresent())
                  .ifPresent(issuer ->
                      numbers.merge(
                          issuer, BigInteger.valueOf(mark.crlNumber()), BigInteger::max)));
    }
    List<Publication> publications = new ArrayList<>();
    numbers.forEach((issuer, number) -> publications.add(ours(issuer, number)));
    outside.forEach((name, all) -> publications.add(outside(name, all)));
    return List.copyOf(publications);
  }

  private Publication ours(Spki issuer, BigInteger number) {
    String label = state.keys().key(issuer).map(SigningKey::label).orElse(issuer.brief());
    return new Publication(
        Optional.of(issuer), label, Optional.of(number), state.observed().seen(issuer, number));
  }

  /** The last of the certificates to be seen revoked decides. */
  private Publication outside(String name, List<IssuedCertificate> all) {
    List<ObservedCrl> seen =
        all.stream().flatMap(one -> state.observed().bearingOut(one.id()).stream()).toList();
    Optional<ObservedCrl> last =
        seen.size() < all.size()
            ? Optional.empty()
            : seen.stream().max((a, b) -> Long.compare(a.seq(), b.seq()));
    return new Publication(Optional.empty(), name, Optional.empty(), last);
  }
}
