package org.countersign.model.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Name;
import org.countersign.model.pki.CrlComparison;
import org.countersign.model.pki.CrlFinding;
import org.countersign.model.request.Results;

/**
 * {@code crl.observed}: a CRL as it is actually published, and what came of comparing it. Signed by
 * one person, and it changes nothing but what is known: everything it says was found is found again
 * in the attachment when the journal is read, and refused if it is not there.
 *
 * @param v version of the comparison; another set of checks is another version
 * @param issuer the key that is to have signed it
 * @param issuerCertificate of an outside CA, whose key has signed a certificate of this vault; DER
 * @param crl DER
 * @param source where it was taken from, in the person's words
 * @param number decimal; empty for a CRL without one
 */
public record CrlObservation(
    int v,
    Spki issuer,
    Optional<Results.Attachment> issuerCertificate,
    Results.Attachment crl,
    String source,
    String number,
    Instant thisUpdate,
    Optional<Instant> nextUpdate,
    List<CrlFinding> findings) {
  public static final int VERSION = 1;

  /** The media type of a CRL (RFC 2585 §4.2). */
  public static final String CRL_TYPE = "application/pkix-crl";

  /** The media type of a certificate (RFC 2585 §4.1). */
  public static final String CERTIFICATE_TYPE = "application/pkix-cert";

  public CrlObservation {
    if (v != VERSION) {
      throw new IllegalArgumentException("CRL observation version " + v + " is not known here");
    }
    source = Name.checkText("where the CRL was taken from", source);
    if (source.isEmpty()) {
      throw new IllegalArgumentException("say where the CRL was taken from");
    }
    findings = List.copyOf(findings);
  }

  /** What a comparison found. */
  public static CrlObservation of(
      Spki issuer,
      Optional<Results.Attachment> issuerCertificate,
      Results.Attachment crl,
      String source,
      CrlComparison found) {
    return new CrlObservation(
        VERSION,
        issuer,
        issuerCertificate,
        crl,
        source,
        found.number().map(String::valueOf).orElse(""),
        found.thisUpdate(),
        found.nextUpdate(),
        found.findings());
  }

  /** Whether it is the CRL that was to be published. */
  public boolean matches() {
    return findings.stream().noneMatch(CrlFinding::spoils);
  }

  /** Whether it carries the issuer's signature, so that its number is the issuer's. */
  boolean genuine() {
    return findings.stream().anyMatch(one -> one.code().equals("signature"));
  }
}
