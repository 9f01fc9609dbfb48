package org.countersign.model.pki;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Everything that a pre-signed OCSP response will say (RFC 6960 §4.2): one certificate, no nonce,
 * signed by the issuer's own key. Times are cut to whole seconds, so that the same plan gives the
 * same bytes.
 *
 * @param issuerName DER of the issuer's name as it stands in the certificate
 * @param issuerKey DER SubjectPublicKeyInfo
 * @param hash names the certificate's issuer (CertID)
 * @param status empty for good
 * @param at when all this was so: producedAt and thisUpdate
 */
public record OcspPlan(
    byte[] issuerName,
    byte[] issuerKey,
    BigInteger serial,
    Hash hash,
    Optional<Status> status,
    Instant at,
    Instant nextUpdate) {

  /** Hashes that clients ask with. */
  public enum Hash {
    SHA1,
    SHA256
  }

  /** Revoked, since when and why. */
  public record Status(Instant since, RevocationReason reason) {
    public Status {
      since = since.truncatedTo(ChronoUnit.SECONDS);
    }
  }

  public OcspPlan {
    at = at.truncatedTo(ChronoUnit.SECONDS);
    nextUpdate = nextUpdate.truncatedTo(ChronoUnit.SECONDS);
  }
}
