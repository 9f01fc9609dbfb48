package org.countersign.model.vault;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.key.Spki;

/** Published CRLs that were looked at, by issuer. */
public final class ObservedBook {
  private final Map<Spki, List<ObservedCrl>> crls = new HashMap<>();
  private final Map<String, ObservedCrl> newest = new HashMap<>();

  /** Those of an issuer, oldest first. */
  public List<ObservedCrl> of(Spki issuer) {
    return List.copyOf(crls.getOrDefault(issuer, List.of()));
  }

  /** The last time a list of this content was looked at. {@code sha256}: lower-case hex, of DER. */
  public Optional<ObservedCrl> looked(String sha256) {
    return Optional.ofNullable(newest.get(sha256));
  }

  /** The first that was as it had to be and has at least this number. */
  public Optional<ObservedCrl> seen(Spki issuer, BigInteger number) {
    return crls.getOrDefault(issuer, List.of()).stream()
        .filter(one -> one.observation().matches() && one.number().compareTo(number) >= 0)
        .findFirst();
  }

  /** The first that shows the revocation of a certificate that an outside CA has issued. */
  public Optional<ObservedCrl> bearingOut(String certificate) {
    return crls.values().stream()
        .flatMap(List::stream)
        .filter(one -> one.observation().matches() && one.bearsOut().contains(certificate))
        .min((a, b) -> Long.compare(a.seq(), b.seq()));
  }

  /** The highest number in a CRL that carries the issuer's signature: an older one is a replay. */
  Optional<BigInteger> newest(Spki issuer) {
    return crls.getOrDefault(issuer, List.of()).stream()
        .filter(one -> one.observation().genuine())
        .map(ObservedCrl::number)
        .max(BigInteger::compareTo);
  }

  void take(Change.CrlSeen seen) {
    crls.computeIfAbsent(seen.crl().issuer(), issuer -> new ArrayList<>()).add(seen.crl());
    newest.put(seen.crl().observation().crl().attachment(), seen.crl());
  }
}
