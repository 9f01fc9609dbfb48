package org.countersign.model.pki;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A line of a CRL. Times are cut to whole seconds, which is all a CRL can hold.
 *
 * @param when since when the certificate is revoked
 * @param invalidSince since when the key is known or thought to have been unsafe (RFC 5280 §5.3.2)
 */
public record Revoked(
    BigInteger serial, Instant when, RevocationReason reason, Optional<Instant> invalidSince) {

  public Revoked {
    when = when.truncatedTo(ChronoUnit.SECONDS);
    invalidSince = invalidSince.map(i -> i.truncatedTo(ChronoUnit.SECONDS));
  }

  /** A line with no date of invalidity. */
  public Revoked(BigInteger serial, Instant when, RevocationReason reason) {
    this(serial, when, reason, Optional.empty());
  }
}
