package org.countersign.model.vault;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.countersign.model.key.Spki;

/**
 * A published CRL that somebody has looked at.
 *
 * @param seq of the entry
 * @param by person id
 * @param bearsOut ids of the certificates of an outside CA whose revocation it shows; of a vault
 *     key's CRL, the number says it
 */
public record ObservedCrl(
    long seq, Instant at, String by, CrlObservation observation, List<String> bearsOut) {
  public ObservedCrl {
    bearsOut = List.copyOf(bearsOut);
  }

  public Spki issuer() {
    return observation.issuer();
  }

  /** The CRL's number; zero for one without, which never matches. */
  public BigInteger number() {
    return observation.number().isEmpty() ? BigInteger.ZERO : new BigInteger(observation.number());
  }
}
