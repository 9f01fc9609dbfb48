package org.countersign.model.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.model.pki.TestCa.ATTIME;
import static org.countersign.model.pki.TestCa.NOW;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainCheckTest {
  private static final Instant LATER = NOW.plusSeconds(60);

  private static TestCa root;
  private static TestCa issuing;
  private static X509Certificate leaf;
  private static X509CRL rootCrl;

  @TempDir Path folder;

  @BeforeAll
  static void makeChain() throws Failure {
    root = new TestCa("Chain root", KeyAlgorithm.EC_P384);
    issuing = root.below("Chain issuing", KeyAlgorithm.EC_P256);
    leaf = issuing.leaf("Chain leaf");
    rootCrl = crl(root, 1);
  }

  @Test
  void certificateThatNoCrlListsIsGood() throws Failure {
    assertThat(status(leaf, crl(issuing, 1))).isEqualTo(new ChainStatus.Good());
  }

  @Test
  void revokedCertificateIsRejectedWithItsReasonAndDates() throws Failure {
    Revoked entry =
        new Revoked(
            leaf.getSerialNumber(),
            NOW,
            RevocationReason.KEY_COMPROMISE,
            Optional.of(NOW.minusSeconds(3600)));
    assertThat(status(leaf, crl(issuing, 2, entry)))
        .isEqualTo(new ChainStatus.Rejected(leaf, entry));
  }

  @Test
  void opensslRejectsWhatWeRejectAndAcceptsWhatWeAccept() throws Exception {
    Openssl openssl = new Openssl(folder);
    openssl.write("root.pem", pem(root.certificate));
    openssl.write("sub.pem", pem(issuing.certificate));
    openssl.write("leaf.pem", pem(leaf));
    openssl.write("root.crl", Pem.encode(Pem.CRL, rootCrl.getEncoded()));
    openssl.write("before.crl", Pem.encode(Pem.CRL, crl(issuing, 1).getEncoded()));
    openssl.write(
        "after.crl",
        Pem.encode(
            Pem.CRL, crl(issuing, 2, revoke(leaf, RevocationReason.SUPERSEDED)).getEncoded()));

    String verify =
        "verify -x509_strict -crl_check_all"
            + ATTIME
            + "-CAfile root.pem -untrusted sub.pem -CRLfile root.crl ";
    assertThat(openssl.run(verify + "-CRLfile before.crl leaf.pem").text())
        .isEqualTo("leaf.pem: OK\n");
    Openssl.Result after = openssl.run(verify + "-CRLfile after.crl leaf.pem");
    assertThat(after.exit()).isNotZero();
    assertThat(after.text()).contains("certificate revoked");
    assertThat(openssl.run(verify + "leaf.pem").text()).contains("unable to get certificate CRL");
  }

  @Test
  void revokedCaTakesItsCertificatesWithIt() throws Failure {
    Revoked entry = revoke(issuing.certificate, RevocationReason.CA_COMPROMISE);
    ChainCheck check =
        new ChainCheck(
            root.certificate,
            List.of(issuing.certificate),
            List.of(crl(root, 2, entry), crl(issuing, 1)));
    assertThat(check.status(leaf, LATER))
        .isEqualTo(new ChainStatus.Rejected(issuing.certificate, entry));
  }

  @Test
  void holdRejectsAndItsLiftingAccepts() throws Failure {
    Revoked hold = revoke(leaf, RevocationReason.CERTIFICATE_HOLD);
    assertThat(status(leaf, crl(issuing, 3, hold))).isEqualTo(new ChainStatus.Rejected(leaf, hold));
    assertThat(status(leaf, crl(issuing, 4))).isEqualTo(new ChainStatus.Good());
  }

  @Test
  void missingOrStaleCrlIsNotTakenForGood() throws Failure {
    ChainCheck none = new ChainCheck(root.certificate, List.of(issuing.certificate), List.of());
    assertThat(none.status(leaf, LATER)).isInstanceOf(ChainStatus.NoCrl.class);
    ChainCheck half =
        new ChainCheck(root.certificate, List.of(issuing.certificate), List.of(rootCrl));
    assertThat(half.status(leaf, LATER)).isInstanceOf(ChainStatus.NoCrl.class);
    ChainCheck both =
        new ChainCheck(
            root.certificate, List.of(issuing.certificate), List.of(rootCrl, crl(issuing, 1)));
    assertThat(both.status(leaf, NOW.plus(Duration.ofDays(9))))
        .isInstanceOf(ChainStatus.NoCrl.class);
  }

  @Test
  void crlOfAnotherKeyUnderTheSameNameIsNotBelieved() throws Failure {
    CertificateIssuer issuer = new CertificateIssuer(java.time.InstantSource.fixed(NOW));
    SoftSigner impostor = SoftSigner.named("impostor", KeyAlgorithm.EC_P256);
    X509Certificate fake =
        issuer
            .issue(
                TestCa.selfSigned(CertificateProfile.ROOT, "CN=Chain issuing", impostor, 30),
                impostor)
            .certificate();
    CrlPlan plan =
        new CrlPlan(
            fake,
            BigInteger.TEN,
            NOW,
            NOW.plus(Duration.ofDays(7)),
            List.of(revoke(leaf, RevocationReason.KEY_COMPROMISE)));
    X509CRL forged = new CrlBuilder().build(plan, impostor).crl();
    assertThat(status(leaf, forged)).isInstanceOf(ChainStatus.NoCrl.class);
  }

  @Test
  void chainWithoutItsMiddleOrUnderAnotherRootIsBroken() throws Failure {
    ChainCheck gap = new ChainCheck(root.certificate, List.of(), List.of(rootCrl));
    assertThat(gap.status(leaf, LATER)).isInstanceOf(ChainStatus.Broken.class);
    TestCa other = new TestCa("Other root", KeyAlgorithm.EC_P256);
    ChainCheck foreign =
        new ChainCheck(other.certificate, List.of(issuing.certificate), List.of(rootCrl));
    assertThat(foreign.status(leaf, LATER)).isInstanceOf(ChainStatus.Broken.class);
  }

  @Test
  void expiredCertificateIsBrokenAndNotMerelyUnknown() throws Failure {
    ChainCheck check =
        new ChainCheck(
            root.certificate, List.of(issuing.certificate), List.of(rootCrl, crl(issuing, 1)));
    assertThat(check.status(leaf, NOW.plus(Duration.ofDays(400))))
        .isInstanceOf(ChainStatus.Broken.class);
    assertThat(check.status(leaf, NOW.minusSeconds(1))).isInstanceOf(ChainStatus.Broken.class);
    assertThat(check.status(leaf, NOW.plus(Duration.ofDays(4000))))
        .isEqualTo(new ChainStatus.Broken("EXPIRED", "the anchor has expired"));
  }

  @Test
  void crlAddressInTheCertificateIsNeverFollowed() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/issuing.crl";
      CertificatePlan plan = issuing.leafPlan("Tempting").withCrlUrl(url);
      X509Certificate tempting = root.issuer.issue(plan, issuing.signer).certificate();
      ChainCheck check =
          new ChainCheck(root.certificate, List.of(issuing.certificate), List.of(rootCrl));
      assertThat(check.status(tempting, LATER)).isInstanceOf(ChainStatus.NoCrl.class);
      server.setSoTimeout(200);
      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void anchorItselfIsGoodWhateverTheCrlsSay() throws Failure {
    Revoked own = revoke(root.certificate, RevocationReason.KEY_COMPROMISE);
    ChainCheck check = new ChainCheck(root.certificate, List.of(), List.of(crl(root, 5, own)));
    assertThat(check.status(root.certificate, LATER)).isEqualTo(new ChainStatus.Good());
  }

  private static ChainStatus status(X509Certificate certificate, X509CRL crl) {
    return new ChainCheck(root.certificate, List.of(issuing.certificate), List.of(rootCrl, crl))
        .status(certificate, LATER);
  }

  private static X509CRL crl(TestCa ca, long number, Revoked... entries) throws Failure {
    CrlPlan plan =
        new CrlPlan(
            ca.certificate,
            BigInteger.valueOf(number),
            NOW,
            NOW.plus(Duration.ofDays(7)),
            List.of(entries));
    return new CrlBuilder().build(plan, ca.signer).crl();
  }

  private static Revoked revoke(X509Certificate certificate, RevocationReason reason) {
    return new Revoked(certificate.getSerialNumber(), NOW, reason);
  }

  private static String pem(X509Certificate certificate) {
    return Pem.encode(Pem.CERTIFICATE, Certificates.der(certificate));
  }
}
