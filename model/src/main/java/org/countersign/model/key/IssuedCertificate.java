package org.countersign.model.key;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate the vault knows, with what matters of it pulled out of the DER.
 *
 * @param id SHA-256 of the DER, lower-case hex
 * @param subjectKey the key it binds
 * @param issuerKey the key that signed it, held or watched, its signature verified; empty when that
 *     key is not known
 * @param profile name of the certificate profile
 */
public record IssuedCertificate(
    String id,
    byte[] der,
    Spki subjectKey,
    Optional<Spki> issuerKey,
    String subject,
    String issuer,
    BigInteger serial,
    Instant notBefore,
    Instant notAfter,
    String profile,
    String domain,
    Optional<RevocationMark> revoked) {

  /**
   * That it is on its issuer's list.
   *
   * @param reason CRLReason name
   * @param crlNumber the first CRL that carried it
   */
  public record RevocationMark(
      Instant at, String reason, Optional<Instant> invalidity, long crlNumber) {}

  public boolean selfSigned() {
    return issuerKey.filter(subjectKey::equals).isPresent();
  }

  public IssuedCertificate marked(Optional<RevocationMark> mark) {
    return new IssuedCertificate(
        id,
        der,
        subjectKey,
        issuerKey,
        subject,
        issuer,
        serial,
        notBefore,
        notAfter,
        profile,
        domain,
        mark);
  }

  /** The same, in a domain. */
  public IssuedCertificate in(String nowDomain) {
    return new IssuedCertificate(
        id,
        der,
        subjectKey,
        issuerKey,
        subject,
        issuer,
        serial,
        notBefore,
        notAfter,
        profile,
        nowDomain,
        revoked);
  }

  /** The same, its issuer's key being known. */
  public IssuedCertificate signedBy(Spki key) {
    return new IssuedCertificate(
        id,
        der,
        subjectKey,
        Optional.of(key),
        subject,
        issuer,
        serial,
        notBefore,
        notAfter,
        profile,
        domain,
        revoked);
  }
}
