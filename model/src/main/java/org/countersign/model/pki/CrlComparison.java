package org.countersign.model.pki;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of comparing a published CRL with what is known of its issuer.
 *
 * @param findings one for each thing that was looked at, in the order people would look
 */
public record CrlComparison(
    Optional<BigInteger> number,
    Instant thisUpdate,
    Optional<Instant> nextUpdate,
    List<CrlFinding> findings) {
  public CrlComparison {
    findings = List.copyOf(findings);
  }

  /** Whether it is the CRL that was to be published. */
  public boolean matches() {
    return findings.stream().noneMatch(CrlFinding::spoils);
  }
}
