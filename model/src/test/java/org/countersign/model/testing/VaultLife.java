package org.countersign.model.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Reach;
import org.countersign.model.request.Results;
import org.countersign.model.trust.TrustPath;

/**
 * What happens in the life of a vault, step by step, with signing keys in memory. Only for tests.
 */
public final class VaultLife {
  public static final String DOMAIN = "release";
  public static final TokenIdentity HSM = new TokenIdentity("signing-1", "0a1b2c3d4e5f6071");
  private static final SecureRandom RANDOM = new SecureRandom();

  public static final Results.Done DONE = new Results.Done();

  public final VaultFixture vault;

  public VaultLife(VaultFixture vault) {
    this.vault = vault;
  }

  /** A vault with the domain {@link #DOMAIN} and the token {@link #HSM}. */
  public static VaultLife begun() {
    VaultLife life = new VaultLife(VaultFixture.founded());
    life.vault.must(() -> {
      life.domain(DOMAIN, VaultFixture.policy(1));
      life.commission(HSM);
    });
    return life;
  }

  /** A signing key of the vault, with its private half. */
  public record SoftKey(Spki spki, KeyPair pair, String label) {}

  public void domain(String id, Policy policy) throws Failure {
    vault.run("", new Operation.CreateDomain(domainOf(id, policy)), DONE);
  }

  public SigningDomain domainOf(String id, Policy policy) {
    return new SigningDomain(
        id,
        "Domain " + id,
        "signs releases",
        vault.ada.id(),
        List.of(vault.ben.id(), vault.cleo.id()),
        policy,
        vault.now());
  }

  public void commission(TokenIdentity token) throws Failure {
    vault.run("", commissionOf(token), ready(token, 1));
  }

  public Operation.CommissionToken commissionOf(TokenIdentity token) {
    return new Operation.CommissionToken("module.so", 7, token.label(), 2, holders());
  }

  public List<String> holders() {
    return List.of(vault.ada.id(), vault.ben.id(), vault.cleo.id());
  }

  public Results.TokenReady ready(TokenIdentity token, int generation) {
    List<Results.Share> shares =
        List.of(vault.ada, vault.ben, vault.cleo).stream()
            .map(c -> new Results.Share(c.id(), c.spki(), new byte[] {1}, new byte[] {2}))
            .toList();
    return new Results.TokenReady(token, "module.so", generation, 2, shares);
  }

  public SoftKey generate(String label) throws Failure {
    return generate(DOMAIN, label);
  }

  public SoftKey generate(String domain, String label) throws Failure {
    KeyPair pair = SoftCustodian.keyPair();
    vault.run(domain, generateOf(label), made(pair));
    return new SoftKey(Spki.of(pair.getPublic()), pair, label);
  }

  public Operation.GenerateKey generateOf(String label) {
    return new Operation.GenerateKey(
        label, KeyAlgorithm.EC_P384, HSM, "signs " + label, vault.now().plus(Duration.ofDays(700)));
  }

  public static Results.KeyMade made(KeyPair pair) {
    byte[] der = pair.getPublic().getEncoded();
    return new Results.KeyMade(
        Spki.of(der),
        der,
        KeyAlgorithm.EC_P384,
        HSM,
        "00112233445566778899aabbccddeeff",
        Map.of("CKA_SENSITIVE", "true"));
  }

  /** Generated, with a root certificate, and active. */
  public SoftKey root(String label) throws Failure {
    SoftKey key = generate(label);
    Operation.IssueRoot root = rootOf(key);
    vault.run(DOMAIN, root, certificate(key, key, root.plan()));
    vault.run(DOMAIN, new Operation.ActivateKey(key.spki()), changed());
    return key;
  }

  /** Generated, with a certificate by the issuer, and active. */
  public SoftKey issued(String label, SoftKey issuer) throws Failure {
    SoftKey key = generate(label);
    Operation.IssueCertificate issue = certificateOf(key, issuer);
    vault.run(DOMAIN, issue, certificate(key, issuer, issue.plan()));
    vault.run(DOMAIN, new Operation.ActivateKey(key.spki()), changed());
    return key;
  }

  public Operation.IssueRoot rootOf(SoftKey key) {
    return new Operation.IssueRoot(
        key.spki(), plan(CertificateProfile.ROOT, key, Optional.empty()));
  }

  public Operation.IssueCertificate certificateOf(SoftKey key, SoftKey issuer) {
    byte[] der = vault.state().keys().certificatesOf(issuer.spki()).getFirst().der();
    return new Operation.IssueCertificate(
        issuer.spki(), key.spki(), plan(CertificateProfile.CODE_SIGNING, key, Optional.of(der)));
  }

  /** What a certificate for the key will say; {@code issuer} is the issuer's certificate. */
  public CertificatePlan plan(CertificateProfile profile, SoftKey key, Optional<byte[]> issuer) {
    return new CertificatePlan(
        profile,
        "CN=" + key.label(),
        issuer.map(Base64.getEncoder()::encodeToString).orElse(""),
        Base64.getEncoder().encodeToString(key.pair().getPublic().getEncoded()),
        CertificatePlan.newSerial(RANDOM).toString(16),
        notBefore().toString(),
        notAfter().toString(),
        "",
        List.of());
  }

  public String certificateId(SoftKey key) {
    return vault.state().keys().certificatesOf(key.spki()).getFirst().id();
  }

  public Instant notBefore() {
    return VaultFixture.START;
  }

  public Instant notAfter() {
    return VaultFixture.START.plus(Duration.ofDays(365));
  }

  /** The certificate of the plan, signed by the issuer in software. */
  public Results.CertificateMade certificate(
      SoftKey subject, SoftKey issuer, CertificatePlan plan) {
    return new Results.CertificateMade(der(subject, issuer, plan), List.of("release.pem"));
  }

  public byte[] der(SoftKey subject, SoftKey issuer, CertificatePlan plan) {
    try {
      return new JcaX509v3CertificateBuilder(
              new X500Name("CN=" + issuer.label()),
              new BigInteger(plan.serial(), 16),
              Date.from(Instant.parse(plan.notBefore())),
              Date.from(Instant.parse(plan.notAfter())),
              new X500Name(plan.subject()),
              subject.pair().getPublic())
          .build(new JcaContentSignerBuilder("SHA384withECDSA").build(issuer.pair().getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key changed its state and no CRL was needed. */
  public static Results.KeyChanged changed(Results.CrlMade... crls) {
    return new Results.KeyChanged(List.of(crls), List.of(), List.of(), Optional.of(1200L));
  }

  /** The CRL of an issuer, under the number the started request took for it. */
  public Results.CrlMade crl(SoftKey issuer, long number, List<String> serials) {
    return new Results.CrlMade(
        issuer.spki(),
        number,
        vault.now(),
        vault.now().plus(Duration.ofDays(30)),
        new Results.Attachment(VaultFixture.randomHex(32), 400, "application/pkix-crl"),
        serials);
  }

  /** Serial numbers of a key's certificates, as a CRL has them. */
  public List<String> serials(SoftKey key) {
    return vault.state().keys().certificatesOf(key.spki()).stream()
        .map(IssuedCertificate::serial)
        .map(number -> number.toString(16))
        .toList();
  }

  /** The result of taking a key's certificates off, by all issuers that can sign. */
  public Results.KeyChanged revocation(SoftKey key, SoftKey issuer) {
    boolean needed = Reach.crlIssuers(vault.state(), key.spki()).contains(issuer.spki());
    return needed
        ? changed(crl(issuer, vault.state().keys().nextCrlNumber(issuer.spki()) - 1, serials(key)))
        : changed();
  }

  public TrustPath path(String name, SoftKey key) {
    return path(
        UUID.randomUUID().toString(), DOMAIN, name, Optional.of(key.spki()), Optional.empty());
  }

  public static TrustPath path(
      String id, String domain, String name, Optional<Spki> trusts, Optional<String> dependsOn) {
    return new TrustPath(
        id,
        name,
        domain,
        trusts,
        TrustPath.Pin.KEY,
        "verifier",
        "on call, +31 20 555 0100",
        "production",
        TrustPath.Criticality.HIGH,
        "by hand",
        dependsOn);
  }

  public TrustPath trusted(String name, SoftKey key) throws Failure {
    TrustPath path = path(name, key);
    vault.run(DOMAIN, new Operation.AddTrustPath(path), DONE);
    return path;
  }

  public static Operation.EmergencyRevoke emergency(SoftKey key) {
    return new Operation.EmergencyRevoke(
        key.spki(), "keyCompromise", Optional.of(VaultFixture.START), "INC-7");
  }
}
