package org.countersign.model.pki;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that a CRL will say. Lines are put in order of serial and times cut to whole seconds,
 * so that the same plan gives the same bytes.
 *
 * @param crlNumber greater than that of every CRL the issuer has made before
 * @param nextUpdate when relying parties stop believing this CRL
 */
public record CrlPlan(
    X509Certificate issuer,
    BigInteger crlNumber,
    Instant thisUpdate,
    Instant nextUpdate,
    List<Revoked> revoked) {

  public CrlPlan {
    thisUpdate = thisUpdate.truncatedTo(ChronoUnit.SECONDS);
    nextUpdate = nextUpdate.truncatedTo(ChronoUnit.SECONDS);
    revoked = revoked.stream().sorted(Comparator.comparing(Revoked::serial)).toList();
  }

  /** The same with some of the lines, by their places. */
  CrlPlan withLines(int from, int to) {
    return new CrlPlan(issuer, crlNumber, thisUpdate, nextUpdate, revoked.subList(from, to));
  }
}
