package org.countersign.model.rotation;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.pki.Certificates;
import org.countersign.model.pki.PublishedCrl;

/** What a CRL shows: that it is the issuer's, and which one (RFC 5280 §5.2.3). */
public final class CrlEvidence {
  private CrlEvidence() {}

  /**
   * Refuses a file that is not this CRL.
   *
   * @param issuer DER SubjectPublicKeyInfo of the key that must have signed it
   */
  public static void check(byte[] pemOrDer, byte[] issuer, String label, BigInteger number)
      throws Refused {
    X509CRL crl = Certificates.readCrl(pemOrDer);
    if (!signedBy(crl, issuer)) {
      throw new Refused("evidence.crl-other-issuer", label);
    }
    Optional<BigInteger> found = PublishedCrl.number(crl);
    if (found.filter(number::equals).isEmpty()) {
      throw new Refused(
          "evidence.crl-other-number", found.map(BigInteger::toString).orElse("–"), number);
    }
  }

  /** Whether the CRL's signature is by this key (DER SubjectPublicKeyInfo). */
  static boolean signedBy(X509CRL crl, byte[] issuer) {
    try {
      crl.verify(PublicKeyDer.read(issuer));
      return true;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Whether the CRL, in force at this time, says that the certificate is revoked for good: no hold,
   * and nothing that another list may have taken back (RFC 5280 §5.2.4, §5.3.1).
   */
  static boolean lists(X509CRL crl, BigInteger serial, Instant at) {
    X509CRLEntry entry = crl.getRevokedCertificate(serial);
    boolean inForce =
        crl.getNextUpdate() != null
            && crl.getNextUpdate().toInstant().isAfter(at)
            && !crl.getThisUpdate().toInstant().isAfter(at);
    return inForce
        && entry != null
        && crl.getExtensionValue(Extension.deltaCRLIndicator.getId()) == null
        && entry.getRevocationReason() != CRLReason.CERTIFICATE_HOLD
        && entry.getRevocationReason() != CRLReason.REMOVE_FROM_CRL;
  }
}
