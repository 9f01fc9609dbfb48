package org.countersign.model.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.model.pki.Refusal.assertRefused;
import static org.countersign.model.pki.TestCa.ATTIME;
import static org.countersign.model.pki.TestCa.NOW;

import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateIssuerTest {
  private static TestCa root;
  private static final PublicKey LEAF = SoftSigner.named("leaf", KeyAlgorithm.EC_P256).publicKey();

  @TempDir Path folder;

  @BeforeAll
  static void makeRoot() throws Failure {
    root = new TestCa("Root", KeyAlgorithm.EC_P384);
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void opensslVerifiesAChainOfEveryAlgorithm(KeyAlgorithm algorithm) throws Exception {
    TestCa ca = new TestCa("Root of " + algorithm.display(), algorithm);
    TestCa below = ca.below("Issuing CA of " + algorithm.display(), algorithm);
    X509Certificate leaf = below.leaf("Release");

    Openssl openssl = new Openssl(folder);
    openssl.write("root.pem", pem(ca.certificate));
    openssl.write("sub.pem", pem(below.certificate));
    openssl.write("leaf.pem", pem(leaf));
    Openssl.Result result =
        openssl.run(
            "verify -x509_strict" + ATTIME + "-CAfile root.pem -untrusted sub.pem leaf.pem");
    assertThat(result.text()).isEqualTo("leaf.pem: OK\n");
    assertThat(result.exit()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = CertificateProfile.class,
      names = {"ROOT"},
      mode = EnumSource.Mode.EXCLUDE)
  void opensslShowsTheExtensionsOfEveryProfile(CertificateProfile profile) throws Exception {
    CertificatePlan plan = root.plan(profile, "CN=Any", LEAF, 90);
    if (profile == CertificateProfile.TLS_SERVER) {
      plan = plan.withAltNames(List.of("dns:build.example", "ip:192.0.2.7"));
    }
    IssuedCertificate issued = root.issuer.issue(plan, root.signer);

    Openssl openssl = new Openssl(folder);
    openssl.write("any.pem", issued.pem());
    String text = openssl.run("x509 -in any.pem -noout -text").text();
    assertThat(text).contains("X509v3 Key Usage: critical").contains("Basic Constraints: critical");
    assertThat(text).contains(expected(profile));
  }

  private static String[] expected(CertificateProfile profile) {
    return switch (profile) {
      case ROOT -> new String[] {"CA:TRUE\n"};
      case SUBORDINATE_CA -> new String[] {"CA:TRUE, pathlen:0", "Certificate Sign, CRL Sign"};
      case CODE_SIGNING -> new String[] {"CA:FALSE", "Digital Signature\n", "Code Signing"};
      case TLS_SERVER ->
          new String[] {"TLS Web Server Authentication", "DNS:build.example, IP Address:192.0.2.7"};
      case DOCUMENT_SIGNING ->
          new String[] {"Digital Signature, Non Repudiation", "1.3.6.1.5.5.7.3.36"};
      case TIME_STAMPING -> new String[] {"X509v3 Extended Key Usage: critical", "Time Stamping\n"};
      case TOKEN_SIGNING -> new String[] {"CA:FALSE", "Digital Signature\n"};
    };
  }

  @Test
  void tokenSigningCertificateHasNoExtendedKeyUsage() throws Exception {
    CertificatePlan plan = root.plan(CertificateProfile.TOKEN_SIGNING, "CN=Tokens", LEAF, 90);
    X509Certificate certificate = root.issuer.issue(plan, root.signer).certificate();
    assertThat(certificate.getExtendedKeyUsage()).isNull();
  }

  @Test
  void rootIsSelfSignedAndUnlimited() {
    assertThat(root.certificate.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
    assertThat(Certificates.selfSigned(root.certificate)).isTrue();
    assertThat(root.certificate.getExtensionValue("2.5.29.35")).isNull();
  }

  @Test
  void keyIdentifierBeginsTheNameOfTheKey() throws Exception {
    Openssl openssl = new Openssl(folder);
    openssl.write("root.pem", pem(root.certificate));
    String shown = openssl.run("x509 -in root.pem -noout -ext subjectKeyIdentifier").text();
    String hex = shown.lines().skip(1).findFirst().orElseThrow().strip().replace(":", "");
    assertThat(Spki.of(root.certificate.getPublicKey()).hex())
        .startsWith(hex.toLowerCase(java.util.Locale.ROOT));
    assertThat(hex).hasSize(40);
  }

  @Test
  void crlAddressIsInTheCertificate() throws Exception {
    CertificatePlan plan = root.leafPlan("With CRL").withCrlUrl("http://crl.example/root.crl");
    Openssl openssl = new Openssl(folder);
    openssl.write("leaf.pem", root.issuer.issue(plan, root.signer).pem());
    assertThat(openssl.run("x509 -in leaf.pem -noout -ext crlDistributionPoints").text())
        .contains("URI:http://crl.example/root.crl");
  }

  @Test
  void samePlanGivesTheSameBytesFromAnotherIssuerObject() throws Exception {
    CertificatePlan plan = root.leafPlan("Twice");
    byte[] once = root.issuer.toBeSigned(plan);
    CertificateIssuer other = new CertificateIssuer(InstantSource.fixed(NOW.plusSeconds(60)));
    assertThat(other.toBeSigned(plan)).isEqualTo(once);
    X509Certificate issued = other.issue(plan, root.signer).certificate();
    assertThat(issued.getTBSCertificate()).isEqualTo(once);
  }

  @Test
  void oneSignatureIsAskedForAndNoneWhenThePlanIsRefused() throws Exception {
    SoftSigner signer = SoftSigner.named("Root", KeyAlgorithm.EC_P384);
    root.issuer.issue(root.leafPlan("Counted"), signer);
    assertThat(signer.signatures()).isEqualTo(1);

    CertificatePlan tooLong = root.plan(CertificateProfile.CODE_SIGNING, "CN=Long", LEAF, 1188);
    assertRefused("certificate.validity-too-long", () -> root.issuer.issue(tooLong, signer));
    assertThat(signer.signatures()).isEqualTo(1);
  }

  @Test
  void signatureThatDoesNotVerifyIsRefused() {
    CertificateSigner lying =
        signing(tbs -> {
          tbs[tbs.length / 2] ^= 1;
          return root.signer.sign(tbs);
        });
    assertRefused("certificate.signature", () -> root.issuer.issue(root.leafPlan("Lie"), lying));
  }

  @Test
  void signatureOfNonsenseIsRefused() {
    CertificateSigner broken = signing(tbs -> new byte[0]);
    assertRefused("certificate.signature", () -> root.issuer.issue(root.leafPlan("No"), broken));
  }

  @Test
  void signerCannotChangeTheCertificateByChangingTheBytesItIsGiven() throws Exception {
    CertificatePlan plan = root.leafPlan("Safe");
    CertificateSigner scribbling =
        signing(tbs -> {
          byte[] signature = root.signer.sign(tbs);
          java.util.Arrays.fill(tbs, (byte) 0);
          return signature;
        });
    X509Certificate issued = root.issuer.issue(plan, scribbling).certificate();
    assertThat(issued.getTBSCertificate()).isEqualTo(root.issuer.toBeSigned(plan));
  }

  @Test
  void failureOfTheTokenComesThroughAsItIs() {
    CertificateSigner failing =
        signing(tbs -> {
          throw new TokenFailure.TokenMissing("signing", "17");
        });
    assertThatThrownBy(() -> root.issuer.issue(root.leafPlan("Gone"), failing))
        .isInstanceOf(TokenFailure.TokenMissing.class);
  }

  @Test
  void otherKeyThanTheIssuersIsRefused() {
    SoftSigner other = SoftSigner.named("other", KeyAlgorithm.EC_P384);
    assertRefused(
        "certificate.signer-not-issuer", () -> root.issuer.issue(root.leafPlan("X"), other));
    assertThat(other.signatures()).isZero();
  }

  @Test
  void leafCannotIssue() throws Exception {
    SoftSigner leaf = SoftSigner.named("leaf", KeyAlgorithm.EC_P256);
    X509Certificate certificate =
        root.issuer
            .issue(root.plan(CertificateProfile.CODE_SIGNING, "CN=L", LEAF, 300), root.signer)
            .certificate();
    CertificatePlan plan = below(certificate, CertificateProfile.CODE_SIGNING, NOW, 30);
    assertRefused("certificate.issuer-not-ca", () -> root.issuer.issue(plan, leaf));
  }

  @Test
  void subordinateCaCannotMakeAnotherCa() throws Exception {
    TestCa below = root.below("Issuing", KeyAlgorithm.EC_P256);
    CertificatePlan plan = below.plan(CertificateProfile.SUBORDINATE_CA, "CN=Third", LEAF, 30);
    assertRefused("certificate.issuer-path-length", () -> root.issuer.issue(plan, below.signer));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 3651})
  void certificateOutsideItsIssuersValidityIsRefused(long startDay) throws Exception {
    Instant from = NOW.plus(Duration.ofDays(startDay));
    CertificatePlan plan = below(root.certificate, CertificateProfile.CODE_SIGNING, from, 30);
    assertRefused("certificate.validity", () -> root.issuer.issue(plan, root.signer));
  }

  @Test
  void expiredIssuerCannotIssue() throws Exception {
    Instant later = root.certificate.getNotAfter().toInstant().plusSeconds(1);
    CertificateIssuer late = new CertificateIssuer(InstantSource.fixed(later));
    CertificatePlan plan = below(root.certificate, CertificateProfile.CODE_SIGNING, later, 30);
    assertRefused("certificate.issuer-expired", () -> late.issue(plan, root.signer));
    assertRefused(
        "certificate.validity-past", () -> late.issue(root.leafPlan("Past"), root.signer));
  }

  @Test
  void certificateMayNotTakeItsIssuersNameOrKey() throws Exception {
    CertificatePlan name =
        root.plan(CertificateProfile.CODE_SIGNING, "CN=root, O=Northgate, C=SE", LEAF, 30);
    assertRefused("certificate.subject-is-issuer", () -> root.issuer.issue(name, root.signer));
    CertificatePlan key =
        root.plan(CertificateProfile.CODE_SIGNING, "CN=Me", root.signer.publicKey(), 30);
    assertRefused("certificate.key-is-issuers", () -> root.issuer.issue(key, root.signer));
  }

  @Test
  void importedIssuersOwnKeyIdentifierIsTakenOver() throws Exception {
    Openssl openssl = new Openssl(folder);
    openssl.run("ecparam -name secp384r1 -genkey -noout -out ca.key");
    openssl.run(
        List.of(
            "req",
            "-x509",
            "-new",
            "-key",
            "ca.key",
            "-out",
            "ca.pem",
            "-days",
            "3650",
            "-subj",
            "/C=SE/O=Outside/CN=Imported CA",
            "-addext",
            "keyUsage=critical,keyCertSign"));
    X509Certificate ca = Certificates.read(openssl.read("ca.pem"));
    CertificateSigner signer = opensslSigner(openssl, ca.getPublicKey());
    Instant from = ca.getNotBefore().toInstant();
    CertificatePlan plan = below(ca, CertificateProfile.CODE_SIGNING, from, 30);

    CertificateIssuer issuer = new CertificateIssuer(InstantSource.fixed(from));
    openssl.write("leaf.pem", issuer.issue(plan, signer).pem());
    assertThat(openssl.run("verify -x509_strict -CAfile ca.pem leaf.pem").text())
        .isEqualTo("leaf.pem: OK\n");
  }

  private static CertificateSigner opensslSigner(Openssl openssl, PublicKey key) {
    return new CertificateSigner() {
      @Override
      public PublicKey publicKey() {
        return key;
      }

      @Override
      public KeyAlgorithm algorithm() {
        return KeyAlgorithm.EC_P384;
      }

      @Override
      public byte[] sign(byte[] tbs) {
        try {
          openssl.write("tbs", tbs);
          openssl.run("dgst -sha384 -sign ca.key -out sig tbs");
          return openssl.read("sig");
        } catch (java.io.IOException | InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    };
  }

  private static CertificatePlan below(
      X509Certificate issuer, CertificateProfile profile, Instant from, long days) throws Failure {
    PublicKey key = SoftSigner.named("another leaf", KeyAlgorithm.EC_P256).publicKey();
    Instant until = from.plus(Duration.ofDays(days));
    return CertificatePlan.of(
        profile, "CN=Below", Optional.of(issuer), key, TestCa.serial(), from, until);
  }

  private interface Sign {
    byte[] sign(byte[] tbs) throws Failure;
  }

  private static CertificateSigner signing(Sign sign) {
    return new CertificateSigner() {
      @Override
      public PublicKey publicKey() {
        return root.signer.publicKey();
      }

      @Override
      public KeyAlgorithm algorithm() {
        return root.signer.algorithm();
      }

      @Override
      public byte[] sign(byte[] tbs) throws Failure {
        return sign.sign(tbs);
      }
    };
  }

  private static String pem(X509Certificate certificate) {
    return Pem.encode(Pem.CERTIFICATE, Certificates.der(certificate));
  }
}
