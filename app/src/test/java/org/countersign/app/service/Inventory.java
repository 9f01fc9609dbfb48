package org.countersign.app.service;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.vault.Certificates;

/** Keys and certificates for a vault's tests; Ada is signed in and Ben is the second. */
public final class Inventory {
  private final VaultOnSoftHsm vault;

  public Inventory(VaultOnSoftHsm vault) {
    this.vault = vault;
  }

  /** A wish for a key of the domain. */
  public static Operation generate(VaultOnSoftHsm vault, String label, KeyAlgorithm algorithm) {
    return new Operation.GenerateKey(
        label,
        algorithm,
        vault.signingToken(),
        "Signs what a test ships",
        in(vault, Period.ofYears(2)));
  }

  /** A new key, in pre-activation. */
  public Spki key(String label, KeyAlgorithm algorithm) throws Failure {
    Object made = vault.carryOut(generate(vault, label, algorithm), Charter.DOMAIN, Charter.BEN);
    return ((Results.KeyMade) made).spki();
  }

  /** A new key, active, with no certificate. */
  public Spki active(String label, KeyAlgorithm algorithm) throws Failure {
    Spki key = key(label, algorithm);
    Object ignored = vault.carryOut(new Operation.ActivateKey(key), Charter.DOMAIN, Charter.BEN);
    return key;
  }

  /** An active key with a self-signed CA certificate. */
  public Spki root(String label, KeyAlgorithm algorithm) throws Failure {
    Spki key = active(label, algorithm);
    CertificatePlan plan = plan(CertificateProfile.ROOT, "CN=" + label, Optional.empty(), key, 10);
    Object ignored =
        vault.carryOut(new Operation.IssueRoot(key, plan), Charter.DOMAIN, Charter.BEN);
    return key;
  }

  /** An active key with a code signing certificate of the root. */
  public Spki issued(Spki root, String label, KeyAlgorithm algorithm) throws Failure {
    Spki key = active(label, algorithm);
    Object ignored =
        vault.carryOut(
            new Operation.IssueCertificate(root, key, leaf(root, key, "CN=" + label)),
            Charter.DOMAIN,
            Charter.BEN);
    return key;
  }

  /** A plan for a code signing certificate. */
  public CertificatePlan leaf(Spki root, Spki key, String subject) throws Failure {
    return plan(CertificateProfile.CODE_SIGNING, subject, Optional.of(certificate(root)), key, 1);
  }

  /** The key's newest certificate. */
  public X509Certificate certificate(Spki key) throws Failure {
    byte[] der = vault.services().vault().read(s -> s.keys().certificatesOf(key).getLast().der());
    return Certificates.parse(der);
  }

  private CertificatePlan plan(
      CertificateProfile profile,
      String subject,
      Optional<X509Certificate> issuer,
      Spki key,
      int years)
      throws Failure {
    byte[] der = vault.services().vault().read(s -> s.keys().key(key).orElseThrow().publicKey());
    return plan(profile, subject, issuer, PublicKeyDer.read(der), years);
  }

  /** A plan from now on. */
  public CertificatePlan plan(
      CertificateProfile profile,
      String subject,
      Optional<X509Certificate> issuer,
      PublicKey key,
      int years)
      throws Failure {
    return CertificatePlan.of(
        profile,
        subject,
        issuer,
        key,
        CertificatePlan.newSerial(vault.services().vault().random()),
        vault.clock().now(),
        in(vault, Period.ofYears(years)));
  }

  static Instant in(VaultOnSoftHsm vault, Period period) {
    return vault.clock().now().atZone(ZoneOffset.UTC).plus(period).toInstant();
  }
}
