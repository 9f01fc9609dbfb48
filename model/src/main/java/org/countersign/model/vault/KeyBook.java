package org.countersign.model.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;

/** Signing keys, certificates and CRLs. */
public final class KeyBook {
  private final Map<Spki, SigningKey> keys = new LinkedHashMap<>();
  private final Map<String, IssuedCertificate> certificates = new LinkedHashMap<>();
  private final CertificateIndex index = new CertificateIndex();
  private final Map<Spki, List<CrlRecord>> crls = new LinkedHashMap<>();
  private final Map<Spki, Long> crlNumbers = new HashMap<>();
  private long crlFloor;

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
    return these(index.ofSubject(key));
  }

  /** All certificates the key has signed, its own included. */
  public List<IssuedCertificate> issuedBy(Spki issuer) {
    return these(index.ofIssuer(issuer));
  }

  /** All certificates with this subject, as {@link IssuedCertificate#subject} spells it. */
  List<IssuedCertificate> named(String subject) {
    return these(index.named(subject));
  }

  /** All certificates whose issuer is called so, and whose issuer's key is not known. */
  List<IssuedCertificate> unlinked(String issuer) {
    return these(index.unlinked(issuer));
  }

  private List<IssuedCertificate> these(Collection<String> ids) {
    List<IssuedCertificate> found = new ArrayList<>(ids.size());
    ids.forEach(id -> found.add(certificates.get(id)));
    return found;
  }

  /** The CRLs of an issuer, oldest first. */
  public List<CrlRecord> crlsOf(Spki issuer) {
    return List.copyOf(crls.getOrDefault(issuer, List.of()));
  }

  /**
   * One more than the highest number ever taken for the issuer; 1 for the first. After a restore it
   * is above all that may have been taken in what was lost.
   */
  public long nextCrlNumber(Spki issuer) {
    return Math.max(crlNumbers.getOrDefault(issuer, 0L), crlFloor) + 1;
  }

  /** The highest number ever taken for any issuer, or given up for all of them; 0 for none. */
  public long highestCrlNumber() {
    return crlNumbers.values().stream().mapToLong(Long::longValue).reduce(crlFloor, Math::max);
  }

  /** Numbers that may have been taken in what was lost are never taken again, by any issuer. */
  void take(Change.OfRecovery change) {
    switch (change) {
      case Change.RestoredIs is -> keepClear(highestCrlNumber());
      case Change.HeadGivenUp gone -> keepClear(gone.head().crlNumber());
      case Change.BackupIs is -> {}
      case Change.DrilledIs is -> {}
    }
  }

  private void keepClear(long known) {
    crlFloor = Math.max(crlFloor, known + RecoveryRules.CRL_NUMBERS);
  }

  /** A number that was taken is never taken again, whatever came of it. */
  void spend(String issuer, long number) {
    crlNumbers.merge(new Spki(issuer), number, Math::max);
  }

  void take(Change.KeyIs is) {
    keys.put(is.key().spki(), is.key());
  }

  void take(Change.CertificateIs is) {
    IssuedCertificate before = certificates.put(is.certificate().id(), is.certificate());
    index.take(Optional.ofNullable(before), is.certificate());
  }

  void take(Change.CrlIs is) {
    crls.computeIfAbsent(is.crl().crl().issuer(), issuer -> new ArrayList<>()).add(is.crl());
  }
}
