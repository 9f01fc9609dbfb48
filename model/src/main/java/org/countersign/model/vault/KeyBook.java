package org.countersign.model.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;

/** Signing keys, certificates and CRLs. */
public final class KeyBook {
  private final Map<Spki, SigningKey> keys = new LinkedHashMap<>();
  private final Map<String, IssuedCertificate> certificates = new LinkedHashMap<>();
  private final Map<Spki, List<CrlRecord>> crls = new LinkedHashMap<>();
  private final Map<Spki, Long> crlNumbers = new HashMap<>();

  public Collection<SigningKey> keys() {
    return Collections.unmodifiableCollection(keys.values());
  }

  public Optional<SigningKey> key(Spki spki) {
    return Optional.ofNullable(keys.get(spki));
  }

  public Collection<IssuedCertificate> certificates() {
    return Collections.unmodifiableCollection(certificates.values());
  }

  /** By SHA-256 of the DER. */
  public Optional<IssuedCertificate> certificate(String id) {
    return Optional.ofNullable(certificates.get(id));
  }

  /** All certificates that bind the key, oldest first. */
  public List<IssuedCertificate> certificatesOf(Spki key) {
    return certificates.values().stream().filter(c -> c.subjectKey().equals(key)).toList();
  }

  /** All certificates the key has signed, its own included. */
  public List<IssuedCertificate> issuedBy(Spki issuer) {
    return certificates.values().stream()
        .filter(c -> c.issuerKey().filter(issuer::equals).isPresent())
        .toList();
  }

  /** The CRLs of an issuer, oldest first. */
  public List<CrlRecord> crlsOf(Spki issuer) {
    return List.copyOf(crls.getOrDefault(issuer, List.of()));
  }

  /** One more than the highest number ever taken for the issuer; 1 for the first. */
  public long nextCrlNumber(Spki issuer) {
    return crlNumbers.getOrDefault(issuer, 0L) + 1;
  }

  /** Takes a number, or {@code crl.number} if it is not the next. */
  void take(Spki issuer, long number) throws Refused {
    if (number != nextCrlNumber(issuer)) {
      throw new Refused("crl.number", number, nextCrlNumber(issuer));
    }
    crlNumbers.put(issuer, number);
  }

  Change put(SigningKey key) {
    keys.put(key.spki(), key);
    return new Change.KeyIs(key);
  }

  Change put(IssuedCertificate certificate) {
    certificates.put(certificate.id(), certificate);
    return new Change.CertificateIs(certificate);
  }

  Change put(CrlRecord crl) {
    crls.computeIfAbsent(crl.crl().issuer(), issuer -> new ArrayList<>()).add(crl);
    return new Change.CrlIs(crl);
  }
}
