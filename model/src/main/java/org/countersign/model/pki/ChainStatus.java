package org.countersign.model.pki;

import java.security.cert.X509Certificate;

/** What a relying party would make of a certificate at a certain time. */
public sealed interface ChainStatus {

  /** Valid: a path to the anchor, and current CRLs that do not list anything on it. */
  record Good() implements ChainStatus {}

  /**
   * Revoked, by a CRL whose signature verifies.
   *
   * @param certificate the one on the path that is revoked: the certificate asked about or a CA
   *     above it
   * @param entry the CRL's line
   */
  record Rejected(X509Certificate certificate, Revoked entry) implements ChainStatus {}

  /**
   * Not known to be revoked nor not to be: no CRL of the issuer that verifies and is current.
   *
   * @param why for people who look for the fault, not for display
   */
  record NoCrl(String why) implements ChainStatus {}

  /**
   * No valid path, whatever the CRLs say: expired, wrong signature, unknown issuer.
   *
   * @param reason {@code EXPIRED}, {@code NOT_YET_VALID}, {@code INVALID_SIGNATURE}, {@code
   *     NO_TRUST_ANCHOR}, … as java.security.cert names them
   */
  record Broken(String reason, String why) implements ChainStatus {}
}
