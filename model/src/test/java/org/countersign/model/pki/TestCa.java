package org.countersign.model.pki;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;

/** A small CA for tests, all of it made by the code under test. */
public final class TestCa {
  /** When the tests take place; openssl is told by {@link #ATTIME}. */
  public static final Instant NOW = Instant.parse("2026-11-21T18:03:11Z");

  /** An argument for openssl verify: a minute after {@link #NOW}. */
  public static final String ATTIME = " -attime " + NOW.plusSeconds(60).getEpochSecond() + " ";

  public static final SecureRandom RANDOM = new SecureRandom();

  public final SoftSigner signer;
  public final X509Certificate certificate;
  public final CertificateIssuer issuer = new CertificateIssuer(InstantSource.fixed(NOW));

  public TestCa(String name, KeyAlgorithm algorithm) throws Failure {
    signer = SoftSigner.named(name, algorithm);
    CertificatePlan plan = plan(CertificateProfile.ROOT, "CN=" + name + ",O=Northgate,C=SE");
    certificate = issuer.issue(plan, signer).certificate();
  }

  private TestCa(SoftSigner signer, X509Certificate certificate) {
    this.signer = signer;
    this.certificate = certificate;
  }

  /** A subordinate CA of this one. */
  public TestCa below(String name, KeyAlgorithm algorithm) throws Failure {
    SoftSigner below = SoftSigner.named(name, algorithm);
    CertificatePlan plan =
        plan(CertificateProfile.SUBORDINATE_CA, "CN=" + name, below.publicKey(), 1000);
    return new TestCa(below, issuer.issue(plan, signer).certificate());
  }

  /** A leaf for a key of its own. */
  public X509Certificate leaf(String name) throws Failure {
    return issuer.issue(leafPlan(name), signer).certificate();
  }

  public CertificatePlan leafPlan(String name) throws Refused {
    SoftSigner leaf = SoftSigner.named(name, KeyAlgorithm.EC_P256);
    return plan(CertificateProfile.CODE_SIGNING, "CN=" + name, leaf.publicKey(), 365);
  }

  /** A plan under this CA, valid from an hour ago. */
  public CertificatePlan plan(CertificateProfile profile, String subject, PublicKey key, long days)
      throws Refused {
    return CertificatePlan.of(
        profile,
        subject,
        Optional.of(certificate),
        key,
        serial(),
        NOW,
        NOW.plus(Duration.ofDays(days)));
  }

  private CertificatePlan plan(CertificateProfile profile, String subject) throws Refused {
    return selfSigned(profile, subject, signer, 3650);
  }

  public static CertificatePlan selfSigned(
      CertificateProfile profile, String subject, SoftSigner signer, long days) throws Refused {
    Instant until = NOW.plus(Duration.ofDays(days));
    return CertificatePlan.of(
        profile, subject, Optional.empty(), signer.publicKey(), serial(), NOW, until);
  }

  public static BigInteger serial() {
    return CertificatePlan.newSerial(RANDOM);
  }
}
