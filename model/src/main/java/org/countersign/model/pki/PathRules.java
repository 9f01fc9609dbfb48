package org.countersign.model.pki;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.countersign.model.failure.Refused;

/** Path validation (RFC 5280 §6.1) of a new certificate, on its first and on its last day. */
final class PathRules {
  private PathRules() {}

  /**
   * @param issuerKey the key the certificate must verify with: in a rehearsal the throwaway one,
   *     for which the anchor is a name and a key rather than the issuer's certificate
   */
  static void check(PlannedCertificate planned, X509Certificate certificate, PublicKey issuerKey)
      throws Refused {
    TrustAnchor anchor = new TrustAnchor(certificate.getIssuerX500Principal(), issuerKey, null);
    checkAt(anchor, certificate, planned.notBefore());
    checkAt(anchor, certificate, planned.notAfter());
  }

  private static void checkAt(TrustAnchor anchor, X509Certificate certificate, Instant at)
      throws Refused {
    try {
      CertPath path =
          CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
      PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
    } catch (CertPathValidatorException e) {
      throw new Refused(
          "certificate.path", e.getReason().toString(), String.valueOf(e.getMessage()));
    } catch (CertificateException | InvalidAlgorithmParameterException e) {
      throw new Refused("certificate.path", "PATH", String.valueOf(e.getMessage()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform validates paths", e);
    }
  }
}
