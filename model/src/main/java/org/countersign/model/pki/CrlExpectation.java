package org.countersign.model.pki;

import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * What a CRL of an issuer has to be like now.
 *
 * @param names the subjects of the issuer's certificates: a CRL carries one of them
 * @param lines all certificates of this issuer that are known here
 * @param ours whether the issuer is a key of the vault, which then knows of every certificate; of
 *     an outside CA's CRL, only the lines that are ours are looked at
 */
public record CrlExpectation(
    PublicKey key, Set<X500Principal> names, Numbers numbers, List<Line> lines, boolean ours) {
  public CrlExpectation {
    names = Set.copyOf(names);
    lines = List.copyOf(lines);
  }

  /**
   * A certificate of the issuer.
   *
   * @param reason CRLReason name if it was revoked (RFC 5280 §5.3.1)
   */
  public record Line(BigInteger serial, Instant notAfter, Optional<String> reason) {}

  /** Which CRL numbers there are (RFC 5280 §5.2.3). */
  public sealed interface Numbers {}

  /**
   * Of a key of the vault.
   *
   * @param recorded SHA-256 of the DER, lower-case hex, by number
   * @param taken the highest number ever taken; one that is taken and not recorded belongs to an
   *     execution that failed or goes on
   */
  public record Issued(Map<BigInteger, String> recorded, BigInteger taken) implements Numbers {
    public Issued {
      recorded = Map.copyOf(recorded);
    }

    Optional<BigInteger> newest() {
      return highest(recorded.keySet());
    }
  }

  /** Of an outside CA: the highest number that was seen in a CRL it has signed. */
  public record Seen(Optional<BigInteger> newest) implements Numbers {}

  private static Optional<BigInteger> highest(Collection<BigInteger> numbers) {
    return numbers.stream().max(BigInteger::compareTo);
  }
}
