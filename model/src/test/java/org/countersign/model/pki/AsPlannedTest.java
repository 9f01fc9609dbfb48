package org.countersign.model.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.countersign.model.pki.TestCa.NOW;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A builder that made something else than was planned would be found out, whatever it changed. */
class AsPlannedTest {
  private static final PublicKey KEY =
      SoftSigner.named("planned", KeyAlgorithm.EC_P256).publicKey();
  private static final BigInteger SERIAL = TestCa.serial();

  private static TestCa root;
  private static TestCa other;
  private static CertificatePlan plan;
  private static X509Certificate made;

  @BeforeAll
  static void makePlan() throws Failure {
    root = new TestCa("As planned", KeyAlgorithm.EC_P256);
    other = new TestCa("Not as planned", KeyAlgorithm.EC_P256);
    plan =
        plan(CertificateProfile.CODE_SIGNING, "CN=Planned", root, KEY, SERIAL, NOW, 30)
            .withCrlUrl("http://a.example/a.crl")
            .withAltNames(List.of("dns:a.example"));
    made = root.issuer.issue(plan, root.signer).certificate();
  }

  @Test
  void whatWasPlannedPasses() throws Failure {
    CertificateRules.check(PlannedCertificate.of(plan), made);
  }

  @Test
  void everyFieldThatDiffersIsNamed() throws Failure {
    CertificateProfile code = CertificateProfile.CODE_SIGNING;
    expect("subject", plan(code, "CN=Other", root, KEY, SERIAL, NOW, 30));
    expect(
        "subject", plan(code, "CN=planned", root, KEY, SERIAL, NOW, 30).withCrlUrl(plan.crlUrl()));
    expect("issuer", plan(code, "CN=Planned", other, KEY, SERIAL, NOW, 30));
    expect("publicKey", plan(code, "CN=Planned", root, other.signer.publicKey(), SERIAL, NOW, 30));
    expect("serial", plan(code, "CN=Planned", root, KEY, TestCa.serial(), NOW, 30));
    expect("notBefore", plan(code, "CN=Planned", root, KEY, SERIAL, NOW.plusSeconds(1), 30));
    expect("notAfter", plan(code, "CN=Planned", root, KEY, SERIAL, NOW, 31));
  }

  @Test
  void everyExtensionThatDiffersIsNamed() throws Failure {
    CertificateProfile code = CertificateProfile.CODE_SIGNING;
    CertificatePlan bare = plan(code, "CN=Planned", root, KEY, SERIAL, NOW, 30);
    expect("extensions", bare);
    expect("extensions", bare.withCrlUrl(plan.crlUrl()));
    expect("extensions", bare.withAltNames(plan.altNames()));
    expect("cRLDistributionPoints", plan.withCrlUrl("http://b.example/a.crl"));
    expect("subjectAltName", plan.withAltNames(List.of("dns:b.example")));
    expect("extendedKeyUsage", profile(CertificateProfile.TLS_SERVER));
    expect("keyUsage", profile(CertificateProfile.DOCUMENT_SIGNING));
    expect("critical extensions", profile(CertificateProfile.TIME_STAMPING));
    expect("extensions", profile(CertificateProfile.TOKEN_SIGNING));
  }

  @Test
  void caIsNotTakenForALeaf() throws Failure {
    CertificatePlan ca =
        plan(CertificateProfile.SUBORDINATE_CA, "CN=Planned", root, KEY, SERIAL, NOW, 30);
    CertificatePlan leaf =
        plan(CertificateProfile.TOKEN_SIGNING, "CN=Planned", root, KEY, SERIAL, NOW, 30);
    X509Certificate certificate = root.issuer.issue(ca, root.signer).certificate();
    PlannedCertificate planned = PlannedCertificate.of(leaf);
    assertThat(named(() -> CertificateRules.check(planned, certificate)))
        .isEqualTo("basicConstraints");
  }

  @Test
  void everythingInACrlThatDiffersIsNamed() throws Failure {
    Revoked one = new Revoked(BigInteger.ONE, NOW, RevocationReason.SUPERSEDED);
    Instant next = NOW.plusSeconds(3600);
    CrlPlan planned = new CrlPlan(root.certificate, BigInteger.TEN, NOW, next, List.of(one));
    X509CRL crl = new CrlBuilder().build(planned, root.signer).crl();
    CrlRules.checkResult(planned, crl);

    X509Certificate ca = root.certificate;
    expect("issuer", new CrlPlan(other.certificate, BigInteger.TEN, NOW, next, List.of(one)), crl);
    expect("cRLNumber", new CrlPlan(ca, BigInteger.TWO, NOW, next, List.of(one)), crl);
    expect(
        "thisUpdate", new CrlPlan(ca, BigInteger.TEN, NOW.plusSeconds(1), next, List.of(one)), crl);
    expect(
        "nextUpdate", new CrlPlan(ca, BigInteger.TEN, NOW, next.plusSeconds(1), List.of(one)), crl);
    expect("entries", new CrlPlan(ca, BigInteger.TEN, NOW, next, List.of()), crl);
    List<Revoked> different = new ArrayList<>();
    different.add(new Revoked(BigInteger.TWO, NOW, RevocationReason.SUPERSEDED));
    different.add(new Revoked(BigInteger.ONE, NOW, RevocationReason.KEY_COMPROMISE));
    different.add(new Revoked(BigInteger.ONE, NOW.minusSeconds(1), RevocationReason.SUPERSEDED));
    different.add(new Revoked(BigInteger.ONE, NOW, RevocationReason.SUPERSEDED, Optional.of(NOW)));
    for (Revoked entry : different) {
      CrlPlan plan = new CrlPlan(ca, BigInteger.TEN, NOW, next, List.of(entry));
      expect(entry.serial().toString(16), plan, crl);
    }
  }

  private static CertificatePlan profile(CertificateProfile profile) throws Failure {
    return plan(profile, "CN=Planned", root, KEY, SERIAL, NOW, 30)
        .withCrlUrl(plan.crlUrl())
        .withAltNames(plan.altNames());
  }

  private static CertificatePlan plan(
      CertificateProfile profile,
      String subject,
      TestCa issuer,
      PublicKey key,
      BigInteger serial,
      Instant from,
      long days)
      throws Failure {
    Instant until = NOW.plusSeconds(days * 86_400);
    return CertificatePlan.of(
        profile, subject, Optional.of(issuer.certificate), key, serial, from, until);
  }

  private static void expect(String what, CertificatePlan different) throws Failure {
    PlannedCertificate planned = PlannedCertificate.of(different);
    assertThat(named(() -> CertificateRules.check(planned, made))).isEqualTo(what);
  }

  private static void expect(String what, CrlPlan plan, X509CRL crl) {
    assertThat(named(() -> CrlRules.checkResult(plan, crl))).isEqualTo(what);
  }

  private static Object named(ThrowingCallable check) {
    Refused refused = catchThrowableOfType(Refused.class, check);
    assertThat(refused).isNotNull();
    assertThat(refused.code()).endsWith(".not-as-planned");
    return refused.arguments().getFirst();
  }
}
