package org.countersign.model.audit;

import java.math.BigInteger;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.model.Sha256;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.pki.Certificates;
import org.countersign.model.pki.Pem;
import org.countersign.model.pki.PublishedCrl;
import org.countersign.model.request.Results;

/** A file of {@code crls/}: a list of revoked certificates (RFC 5280 §5), named by its hash. */
record CrlFile(String path, String sha256, X509CRL crl, BigInteger number) {

  /** Refuses with {@code bundle.form} what is no such list, or cannot be told from others. */
  static CrlFile read(BundleReader reader, String path) throws Failure {
    byte[] der = PemFile.read(reader, path, Pem.CRL);
    String hash = Sha256.hex(der);
    if (!path.equals(BundleFiles.CRLS + hash + BundleFiles.PEM)) {
      throw new Refused("bundle.misnamed", path);
    }
    X509CRL crl;
    try {
      crl = Certificates.readCrl(der);
    } catch (Refused e) {
      throw new Refused("bundle.form", path, e.code());
    }
    // An extension that must be understood would make it a list of something else (§5.2).
    Set<String> critical = crl.getCriticalExtensionOIDs();
    if (critical != null && !critical.isEmpty()) {
      throw new Refused("bundle.form", path, "crl.critical");
    }
    BigInteger number =
        PublishedCrl.number(crl)
            .orElseThrow(() -> new Refused("bundle.form", path, "crl.no-number"));
    return new CrlFile(path, hash, crl, number);
  }

  Instant thisUpdate() {
    return crl.getThisUpdate().toInstant();
  }

  /** Whether an entry says the same of it. Times in a list are whole seconds. */
  boolean is(Results.CrlMade said) {
    return number.equals(BigInteger.valueOf(said.number()))
        && thisUpdate().equals(said.thisUpdate().truncatedTo(ChronoUnit.SECONDS))
        && crl.getNextUpdate() != null
        && crl.getNextUpdate().toInstant().equals(said.nextUpdate().truncatedTo(ChronoUnit.SECONDS))
        && serials().equals(Set.copyOf(said.serials()));
  }

  private Set<String> serials() {
    return entries().stream()
        .map(one -> one.getSerialNumber().toString(16))
        .collect(Collectors.toSet());
  }

  /** Serial numbers that no later list may leave out; one on hold may come off again (§5.3.1). */
  Set<BigInteger> forGood() {
    Set<BigInteger> found = HashSet.newHashSet(entries().size());
    for (X509CRLEntry one : entries()) {
      if (one.getRevocationReason() != CRLReason.CERTIFICATE_HOLD) {
        found.add(one.getSerialNumber());
      }
    }
    return found;
  }

  /** All serial numbers. */
  Set<BigInteger> all() {
    return entries().stream().map(X509CRLEntry::getSerialNumber).collect(Collectors.toSet());
  }

  private Collection<? extends X509CRLEntry> entries() {
    // The JDK gives null rather than an empty set.
    return Optional.<Collection<? extends X509CRLEntry>>ofNullable(crl.getRevokedCertificates())
        .orElse(Set.of());
  }
}
