package org.countersign.app.demo;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.app.Services;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.Certificates;

/** Domains, keys, certificates and trust paths of the demonstration. */
final class DemoInventory {
  private static final String RELEASES = "software-releases";
  private static final String PARTNERS = "partner-tokens";
  private static final String OTHER = "bao";

  private final Services services;
  private final TwoPeople people;

  DemoInventory(Services services, TwoPeople people) {
    this.services = services;
    this.people = people;
  }

  void fill(Policy policy) throws Failure {
    domain(RELEASES, "Software releases", "Signs what we ship to customers", "freya", policy);
    domain(PARTNERS, "Partner tokens", "Signs tokens that partners accept", "hana", policy);
    Spki root =
        key(RELEASES, "northgate-root", "Root of release certificates", 10, KeyAlgorithm.EC_P384);
    X509Certificate rootCertificate = root(root);
    activate(root, RELEASES);
    Spki release =
        key(RELEASES, "release-2025", "Signs desktop releases", 2, KeyAlgorithm.RSA_3072);
    certificate(root, rootCertificate, release);
    activate(release, RELEASES);
    Spki partner =
        key(PARTNERS, "partner-jwt-2025", "Signs partner access tokens", 2, KeyAlgorithm.EC_P256);
    activate(partner, PARTNERS);
    new DemoTrust(this).fill(root, release, partner);
  }

  void trust(TrustPath path) throws Failure {
    // The demonstration's policy asks one signature for trust paths: the raiser's own.
    String hash =
        services
            .controls()
            .raise(
                services
                    .controls()
                    .draft(
                        org.countersign.app.service.request.Requests.Wish.real(
                            new Operation.AddTrustPath(path), path.domain(), "Inventory")));
    try (var control = services.controls().open(hash, Optional.empty())) {
      control.execute(step -> {});
    }
  }

  static String releases() {
    return RELEASES;
  }

  static String partners() {
    return PARTNERS;
  }

  private void domain(String id, String name, String purpose, String owner, Policy policy)
      throws Failure {
    List<String> stakeholders = List.of("goran", owner.equals("hana") ? "freya" : "hana");
    SigningDomain domain =
        new SigningDomain(id, name, purpose, owner, stakeholders, policy, services.vault().now());
    people.carryOut(new Operation.CreateDomain(domain), "", "New signing domain", OTHER);
  }

  private Spki key(String domain, String label, String purpose, int years, KeyAlgorithm algorithm)
      throws Failure {
    var token = services.vault().read(s -> s.tokens().all().iterator().next().ready().token());
    Operation make =
        new Operation.GenerateKey(label, algorithm, token, purpose, in(Period.ofYears(years)));
    return ((Results.KeyMade) people.carryOut(make, domain, purpose, OTHER)).spki();
  }

  private X509Certificate root(Spki root) throws Failure {
    CertificatePlan plan =
        plan(
            CertificateProfile.ROOT,
            "CN=Northgate Root CA,O=Northgate,C=SE",
            Optional.empty(),
            root,
            10);
    Object made =
        people.carryOut(new Operation.IssueRoot(root, plan), RELEASES, "Root certificate", OTHER);
    return Certificates.parse(((Results.CertificateMade) made).der());
  }

  private void certificate(Spki root, X509Certificate issuer, Spki key) throws Failure {
    CertificatePlan plan =
        plan(
            CertificateProfile.CODE_SIGNING,
            "CN=Northgate Release 2025,O=Northgate,C=SE",
            Optional.of(issuer),
            key,
            2);
    activate(root);
    people.carryOut(
        new Operation.IssueCertificate(root, key, plan), RELEASES, "Release signing", OTHER);
  }

  private void activate(Spki root) throws Failure {
    if (services
        .vault()
        .read(s -> s.keys().key(root).orElseThrow().state().id())
        .equals("active")) {
      return;
    }
    activate(root, RELEASES);
  }

  private void activate(Spki key, String domain) throws Failure {
    people.carryOut(new Operation.ActivateKey(key), domain, "Ready for use", OTHER);
  }

  private CertificatePlan plan(
      CertificateProfile profile,
      String subject,
      Optional<X509Certificate> issuer,
      Spki key,
      int years)
      throws Failure {
    byte[] publicKey = services.vault().read(s -> s.keys().key(key).orElseThrow().publicKey());
    Instant from = services.vault().now();
    return CertificatePlan.of(
        profile,
        subject,
        issuer,
        PublicKeyDer.read(publicKey),
        CertificatePlan.newSerial(services.vault().random()),
        from,
        in(Period.ofYears(years)));
  }

  private Instant in(Period period) {
    return services.vault().now().atZone(ZoneOffset.UTC).plus(period).toInstant();
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }
}
