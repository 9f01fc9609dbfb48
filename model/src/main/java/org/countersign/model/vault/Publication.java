package org.countersign.model.vault;

import java.math.BigInteger;
import java.util.Optional;
import org.countersign.model.key.Spki;

/**
 * Where an issuer's word that a key is revoked stands.
 *
 * @param issuer the vault key whose CRL says it; empty for an outside CA
 * @param name what people call the issuer: a key's label, or an outside CA's name
 * @param number the first CRL that carries all of it; empty for an outside CA, whose numbers are
 *     its own
 * @param seen the first published CRL that bears it out
 */
public record Publication(
    Optional<Spki> issuer, String name, Optional<BigInteger> number, Optional<ObservedCrl> seen) {
  /** The number that a trust path has to have seen; empty while nobody knows it. */
  public Optional<BigInteger> numberToSee() {
    return number.or(() -> seen.map(ObservedCrl::number));
  }

  /** The issuer as confirmations name it; empty for an outside CA that was not seen yet. */
  public Optional<Spki> issuerKey() {
    return issuer.or(() -> seen.map(ObservedCrl::issuer));
  }
}
