package org.countersign.model.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.countersign.model.Sha256;
import org.countersign.model.failure.Refused;
import org.countersign.model.pki.CrlExpectation.Issued;
import org.countersign.model.pki.CrlExpectation.Seen;
import org.countersign.model.pki.CrlFinding.Verdict;

/**
 * Compares a CRL as it is published with what was to be published (RFC 5280 §5, §6.3). What comes
 * of it is written into the journal and found again whenever the journal is read, so the same CRL,
 * expectation and time always give the same findings: a change here is a new version of the entry.
 */
public final class PublishedCrl {
  private final byte[] der;
  private final X509CRL crl;
  private final CrlExpectation expected;
  private final Instant now;
  private final boolean genuine;
  private final List<CrlFinding> findings = new ArrayList<>();

  private PublishedCrl(byte[] der, CrlExpectation expected, Instant now) throws Refused {
    this.der = der;
    this.crl = Certificates.parseCrl(der);
    this.expected = expected;
    this.now = now;
    this.genuine = Signatures.verifies(crl, expected.key());
  }

  /**
   * Compares.
   *
   * @param now what nextUpdate must be ahead of
   * @throws Refused {@code crl.form} or {@code crl.not-der} for what is no CRL at all
   */
  public static CrlComparison compare(byte[] der, CrlExpectation expected, Instant now)
      throws Refused {
    return new PublishedCrl(der, expected, now).compared();
  }

  private CrlComparison compared() {
    issuer();
    signature();
    findings.add(CrlScope.of(crl, expected.ours()));
    Optional<BigInteger> number = number(crl);
    number.ifPresentOrElse(this::number, () -> add(Verdict.BAD, "number-missing"));
    findings.addAll(CrlLines.of(crl, expected, stranger()));
    thisUpdate();
    nextUpdate();
    return new CrlComparison(number, thisUpdate(crl), nextUpdate(crl), findings);
  }

  private void add(Verdict verdict, String code, Object... arguments) {
    findings.add(CrlFinding.of(verdict, code, arguments));
  }

  private void issuer() {
    boolean named = expected.names().contains(crl.getIssuerX500Principal());
    // No name stands in a finding: another Java may spell it another way.
    add(named ? Verdict.GOOD : Verdict.BAD, named ? "issuer" : "issuer-other");
  }

  private void signature() {
    add(genuine ? Verdict.GOOD : Verdict.BAD, genuine ? "signature" : "signature-wrong");
  }

  private void number(BigInteger number) {
    switch (expected.numbers()) {
      case Issued issued -> issued(number, issued);
      case Seen seen -> {
        if (seen.newest().filter(newest -> number.compareTo(newest) < 0).isPresent()) {
          add(Verdict.BAD, "number-older", number, seen.newest().get());
        } else {
          add(Verdict.GOOD, "number", number);
        }
      }
    }
  }

  private void issued(BigInteger number, Issued issued) {
    int toNewest = number.compareTo(issued.newest().orElse(BigInteger.ZERO));
    if (toNewest == 0 && issued.newest().isPresent()) {
      add(Verdict.GOOD, "number", number);
    } else if (toNewest < 0) {
      add(Verdict.BAD, "number-older", number, issued.newest().get());
    } else if (number.compareTo(issued.taken()) <= 0 && number.signum() > 0) {
      add(Verdict.ALARM, "number-unrecorded", number);
    } else {
      add(stranger(), "number-unknown", number, issued.taken());
    }
    String recorded = issued.recorded().get(number);
    if (recorded != null) {
      boolean same = recorded.equals(Sha256.hex(der));
      add(same ? Verdict.GOOD : stranger(), same ? "content" : "content-other", number);
    }
  }

  /** What nobody here has issued is an alarm when it carries the issuer's signature. */
  private Verdict stranger() {
    return genuine ? Verdict.ALARM : Verdict.BAD;
  }

  private void thisUpdate() {
    Instant at = thisUpdate(crl);
    boolean future = at.isAfter(now);
    add(future ? Verdict.BAD : Verdict.GOOD, future ? "this-update-future" : "this-update", at);
  }

  private void nextUpdate() {
    Optional<Instant> at = nextUpdate(crl);
    if (at.isEmpty()) {
      add(Verdict.BAD, "next-update-missing");
    } else {
      boolean ahead = at.get().isAfter(now);
      add(ahead ? Verdict.GOOD : Verdict.BAD, ahead ? "next-update" : "next-update-past", at.get());
    }
  }

  private static Instant thisUpdate(X509CRL crl) {
    return crl.getThisUpdate().toInstant();
  }

  private static Optional<Instant> nextUpdate(X509CRL crl) {
    return Optional.ofNullable(crl.getNextUpdate()).map(Date::toInstant);
  }

  /** The CRL's number; empty where there is none that can be read. */
  public static Optional<BigInteger> number(X509CRL crl) {
    byte[] extension = crl.getExtensionValue(Extension.cRLNumber.getId());
    if (extension == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          CRLNumber.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension))
              .getCRLNumber());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the CRL carries the key's signature. */
  public static boolean signedBy(X509CRL crl, PublicKey key) {
    return Signatures.verifies(crl, key);
  }
}
