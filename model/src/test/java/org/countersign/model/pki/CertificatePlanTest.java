package org.countersign.model.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.model.pki.Refusal.assertRefused;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatePlanTest {
  private static TestCa root;
  private static CertificatePlan good;

  @BeforeAll
  static void makeRoot() throws Failure {
    root = new TestCa("Plans", KeyAlgorithm.EC_P256);
    good = root.leafPlan("Good");
  }

  @Test
  void goodPlanIsRead() throws Failure {
    assertThat(PlannedCertificate.of(good).serial().toString(16)).isEqualTo(good.serial());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|certificate.subject-empty",
        "'   '|certificate.subject-empty",
        "O=No common name|certificate.subject-no-cn",
        "CN=|certificate.subject-attribute",
        "no equals sign|certificate.subject-form",
        "CN=a+O=b|certificate.subject-form",
        "CN=a,1.2.3.4=b|certificate.subject-attribute",
        "CN=a,userPassword=b|certificate.subject-attribute",
        "CN=#0101ff|certificate.subject-attribute",
        "CN=a,C=SWE|certificate.subject-form",
        "CN=a,DC=räv|certificate.subject-attribute",
        "CN=a,serialNumber=räv|certificate.subject-attribute",
        "CN=release\u202egpj.exe|certificate.subject-characters",
        "CN=zero\u200bwidth|certificate.subject-characters",
        "CN=hidden\\0Aline|certificate.subject-characters"
      })
  void badSubjectIsRefusedByName(String subject, String code) {
    assertRefused(code, () -> PlannedCertificate.of(with(0, subject)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CN=two\nlines", "CN=nul\u0000byte", "CN=escape\u001b[2J", "CN=\ud800"})
  void subjectWithControlCharacterIsRefused(String subject) {
    assertRefused("certificate.subject-characters", () -> PlannedCertificate.of(with(0, subject)));
  }

  @Test
  void subjectOfOneCharacterTooManyIsRefused() throws Failure {
    String most = "å".repeat(64);
    PlannedCertificate.of(with(0, "CN=" + most));
    assertRefused(
        "certificate.subject-form", () -> PlannedCertificate.of(with(0, "CN=" + most + "å")));
    assertRefused(
        "certificate.subject-attribute-too-long",
        () -> PlannedCertificate.of(with(0, "CN=a,OU=" + most + "å")));
    assertRefused(
        "certificate.subject-too-long",
        () -> PlannedCertificate.of(with(0, "CN=" + "x".repeat(2000))));
  }

  @Test
  void subjectIsWrittenMostSpecificFirstAndEncodedTheOtherWayRound() throws Failure {
    CertificatePlan plan = with(0, "CN=Release\\, 2026,OU=Büro,O=Northgate,C=SE");
    String jdk =
        root.issuer.issue(plan, root.signer).certificate().getSubjectX500Principal().getName();
    assertThat(jdk).isEqualTo("CN=Release\\, 2026,OU=Büro,O=Northgate,C=SE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "1",
        "00112233445566778899",
        "-7fffffffffffffffffff",
        "7FFFFFFFFFFFFFFFFFFF",
        "ffffffffffffffff",
        "8fffffffffffffffffffffffffffffffffffffff",
        "zz112233445566778899aa"
      })
  void badSerialIsRefused(String serial) {
    assertRefused("certificate.serial", () -> PlannedCertificate.of(with(3, serial)));
  }

  @Test
  void newSerialsArePositiveAndLongAndDifferent() throws Failure {
    Set<BigInteger> serials = new HashSet<>();
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < 1000; i++) {
      BigInteger serial = CertificatePlan.newSerial(random);
      assertThat(serial.signum()).isPositive();
      assertThat(serial.toByteArray()).hasSize(16);
      serials.add(serial);
    }
    assertThat(serials).hasSize(1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "2026-11-21",
        "2026-11-21T18:03:11.412Z",
        "2026-11-21T18:03:11+01:00",
        "2026-11-21T18:03Z",
        "2026-13-21T18:03:11Z"
      })
  void timeInAnyOtherSpellingIsRefused(String time) {
    assertRefused("certificate.time", () -> PlannedCertificate.of(with(4, time)));
    assertRefused("certificate.time", () -> PlannedCertificate.of(with(5, time)));
  }

  @Test
  void endBeforeBeginningIsRefused() {
    assertRefused(
        "certificate.validity-order", () -> PlannedCertificate.of(with(5, good.notBefore())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "crl.example/a.crl",
        "file:///etc/passwd",
        "http://a b/",
        "javascript:alert(1)",
        "http://crl.example/\u00e5",
        "http://[nonsense"
      })
  void badCrlAddressIsRefused(String url) {
    assertRefused("certificate.crl-url", () -> PlannedCertificate.of(good.withCrlUrl(url)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "dns:",
        "dns:UPPER.example",
        "dns:-a.example",
        "dns:a..b",
        "email:nobody",
        "ip:10.0.0.0/8",
        "ip:300.1.1.1",
        "uri:relative",
        "dns:a\nb",
        "other:x"
      })
  void badAlternativeNameIsRefused(String name) {
    assertRefused(
        "certificate.alt-name", () -> PlannedCertificate.of(good.withAltNames(List.of(name))));
  }

  @Test
  void alternativeNamesFitTheProfile() throws Failure {
    assertRefused(
        "certificate.no-alt-name",
        () -> PlannedCertificate.of(profile(CertificateProfile.TLS_SERVER)));
    assertRefused(
        "certificate.alt-names-of-ca",
        () ->
            PlannedCertificate.of(
                profile(CertificateProfile.SUBORDINATE_CA).withAltNames(List.of("dns:a.example"))));
    assertRefused(
        "certificate.alt-name",
        () -> PlannedCertificate.of(good.withAltNames(List.of("dns:a.example", "dns:a.example"))));
  }

  @Test
  void rootHasNoIssuerAndSubordinateHasOne() {
    assertRefused(
        "certificate.no-issuer", () -> PlannedCertificate.of(profile(CertificateProfile.ROOT)));
    assertRefused(
        "certificate.needs-issuer",
        () ->
            PlannedCertificate.of(
                TestCa.selfSigned(CertificateProfile.TIME_STAMPING, "CN=a", root.signer, 30)));
  }

  @Test
  void weakOrUnknownKeyIsRefused() {
    KeyPair rsa = SoftSigner.generate("RSA", 2048);
    assertRefused("certificate.weak-key", () -> PlannedCertificate.of(key(rsa)));
    assertRefused(
        "certificate.key-algorithm",
        () -> PlannedCertificate.of(key(SoftSigner.generate("EC", 521))));
    assertRefused(
        "certificate.key-algorithm",
        () -> PlannedCertificate.of(key(SoftSigner.generate("X25519", 255))));
  }

  @Test
  void keyInAnotherSpellingIsRefused() {
    UnaryOperator<String> unpadded = key -> key.replace("=", "");
    for (String key : List.of("", "AAAA", "?", unpadded.apply(good.publicKey()) + "\n")) {
      assertRefused("certificate.key-form", () -> PlannedCertificate.of(with(2, key)));
    }
  }

  @Test
  void pointOffTheCurveIsRefused() {
    byte[] spki = Base64.getDecoder().decode(good.publicKey());
    spki[spki.length - 1] ^= 1;
    String moved = Base64.getEncoder().encodeToString(spki);
    assertRefused("certificate.key-form", () -> PlannedCertificate.of(with(2, moved)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAA", "?", "MIIB"})
  void issuerThatIsNoCertificateIsRefused(String issuer) {
    String code = issuer.equals("?") ? "certificate.issuer-form" : "certificate.form";
    assertRefused(code, () -> PlannedCertificate.of(with(1, issuer)));
  }

  private static CertificatePlan with(int field, String value) {
    return new CertificatePlan(
        good.profile(),
        field == 0 ? value : good.subject(),
        field == 1 ? value : good.issuer(),
        field == 2 ? value : good.publicKey(),
        field == 3 ? value : good.serial(),
        field == 4 ? value : good.notBefore(),
        field == 5 ? value : good.notAfter(),
        "",
        List.of());
  }

  private static CertificatePlan profile(CertificateProfile profile) {
    return new CertificatePlan(
        profile,
        good.subject(),
        good.issuer(),
        good.publicKey(),
        good.serial(),
        good.notBefore(),
        good.notAfter(),
        "",
        List.of());
  }

  private static CertificatePlan key(KeyPair keys) {
    return with(2, Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
  }
}
