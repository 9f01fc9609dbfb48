package org.countersign.model.pki;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import org.countersign.model.failure.Refused;

/**
 * Whether an issuer may issue: what a path validator takes for granted about the trust anchor it is
 * given (RFC 5280 §6.1.1 d) is checked here.
 */
final class IssuerRules {
  private static final int KEY_CERT_SIGN = 5;
  private static final int CRL_SIGN = 6;

  private IssuerRules() {}

  /** Whether this plan may be carried out now by the key behind the signer. */
  static void check(PlannedCertificate planned, CertificateSigner signer, Instant now)
      throws Refused {
    checkPlan(planned, now);
    if (!Arrays.equals(signer.publicKey().getEncoded(), planned.issuerKey().getEncoded())) {
      throw new Refused("certificate.signer-not-issuer");
    }
    if (signer.algorithm() != planned.issuerAlgorithm()) {
      throw new Refused("certificate.signer-not-issuer");
    }
  }

  /** Whether this plan may be carried out now by anybody. */
  static void checkPlan(PlannedCertificate planned, Instant now) throws Refused {
    if (!planned.notAfter().isAfter(now)) {
      throw new Refused("certificate.validity-past", planned.notAfter());
    }
    if (planned.issuer().isPresent()) {
      X509Certificate issuer = planned.issuer().get();
      checkCa(planned, issuer);
      checkTimes(planned, issuer, now);
      checkNotItself(planned, issuer);
    }
  }

  /** Whether the issuer's certificate lets its key sign CRLs (RFC 5280 §4.2.1.3, cRLSign), now. */
  static void checkSignsCrls(X509Certificate issuer, Instant thisUpdate) throws Refused {
    boolean[] usage = issuer.getKeyUsage();
    if (issuer.getBasicConstraints() < 0 || usage == null || !usage[CRL_SIGN]) {
      throw new Refused("crl.issuer-may-not-sign", name(issuer));
    }
    if (thisUpdate.isAfter(issuer.getNotAfter().toInstant())
        || thisUpdate.isBefore(issuer.getNotBefore().toInstant())) {
      throw new Refused("crl.issuer-expired", name(issuer), issuer.getNotAfter().toInstant());
    }
  }

  private static void checkCa(PlannedCertificate planned, X509Certificate issuer) throws Refused {
    int pathLength = issuer.getBasicConstraints();
    boolean[] usage = issuer.getKeyUsage();
    if (pathLength < 0 || usage == null || !usage[KEY_CERT_SIGN]) {
      throw new Refused("certificate.issuer-not-ca", name(issuer));
    }
    if (planned.profile().isCa() && pathLength == 0) {
      throw new Refused("certificate.issuer-path-length", name(issuer));
    }
  }

  private static void checkTimes(PlannedCertificate planned, X509Certificate issuer, Instant now)
      throws Refused {
    Instant from = issuer.getNotBefore().toInstant();
    Instant until = issuer.getNotAfter().toInstant();
    if (now.isAfter(until)) {
      throw new Refused("certificate.issuer-expired", name(issuer), until);
    }
    if (planned.notBefore().isBefore(from) || planned.notAfter().isAfter(until)) {
      throw new Refused("certificate.validity", from, until);
    }
  }

  /** A certificate with its issuer's name or key would pass for the issuer's own. */
  private static void checkNotItself(PlannedCertificate planned, X509Certificate issuer)
      throws Refused {
    if (planned.subject().equals(planned.issuerName())) {
      throw new Refused("certificate.subject-is-issuer", name(issuer));
    }
    if (Arrays.equals(planned.key().getEncoded(), issuer.getPublicKey().getEncoded())) {
      throw new Refused("certificate.key-is-issuers", name(issuer));
    }
  }

  private static String name(X509Certificate issuer) {
    return issuer.getSubjectX500Principal().getName();
  }
}
