package org.countersign.model.pki.notice;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import org.countersign.model.pki.Certificates;
import org.countersign.model.pki.Der;

/**
 * Which certificate, as every verifier can find it.
 *
 * @param issuer RFC 4514
 * @param sha256 fingerprint over the DER, 64 lower-case hex digits
 */
public record CertificateName(BigInteger serial, String issuer, String sha256) {

  public static CertificateName of(X509Certificate certificate) {
    return new CertificateName(
        certificate.getSerialNumber(),
        certificate.getIssuerX500Principal().getName(),
        Der.of(Certificates.der(certificate)).sha256());
  }
}
