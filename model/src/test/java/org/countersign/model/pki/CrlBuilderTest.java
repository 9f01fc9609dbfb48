package org.countersign.model.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.model.pki.Refusal.assertRefused;
import static org.countersign.model.pki.TestCa.NOW;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrlBuilderTest {
  private static final BigInteger SERIAL = new BigInteger("4a5b6c7d8e9f", 16);
  private static final Instant NEXT = NOW.plus(Duration.ofDays(7));

  private static TestCa root;

  @TempDir Path folder;
  private final CrlBuilder builder = new CrlBuilder();

  @BeforeAll
  static void makeRoot() throws Failure {
    root = new TestCa("CRL root", KeyAlgorithm.EC_P384);
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void opensslVerifiesACrlOfEveryAlgorithm(KeyAlgorithm algorithm) throws Exception {
    TestCa ca = new TestCa("CRL root of " + algorithm.display(), algorithm);
    CrlPlan plan = plan(ca.certificate, revoked(RevocationReason.KEY_COMPROMISE));
    Openssl openssl = new Openssl(folder);
    openssl.write("ca.pem", Pem.encode(Pem.CERTIFICATE, Certificates.der(ca.certificate)));
    openssl.write("ca.crl", builder.build(plan, ca.signer).pem());
    assertThat(openssl.run("crl -in ca.crl -CAfile ca.pem -noout").text()).contains("verify OK");
  }

  @Test
  void opensslShowsNumberReasonAndInvalidityDate() throws Exception {
    Revoked entry =
        new Revoked(
            SERIAL,
            NOW,
            RevocationReason.KEY_COMPROMISE,
            Optional.of(Instant.parse("2026-11-20T04:05:06Z")));
    String text = show(plan(root.certificate, entry));
    assertThat(text)
        .contains("Version 2 (0x1)")
        .contains("X509v3 CRL Number: \n                7\n")
        .contains("X509v3 Authority Key Identifier")
        .contains("Serial Number: 4A5B6C7D8E9F")
        .contains("Revocation Date: Nov 21 18:03:11 2026 GMT")
        .contains("X509v3 CRL Reason Code: \n                Key Compromise")
        .contains("Invalidity Date: \n                Nov 20 04:05:06 2026 GMT");
  }

  @Test
  void unspecifiedReasonIsSaidByLeavingItOut() throws Exception {
    String text = show(plan(root.certificate, revoked(RevocationReason.UNSPECIFIED)));
    assertThat(text).contains("Serial Number: 4A5B6C7D8E9F").doesNotContain("Reason Code");
  }

  @Test
  void holdMayStandInACrlAndItsRemovalMayNot() throws Exception {
    assertThat(show(plan(root.certificate, revoked(RevocationReason.CERTIFICATE_HOLD))))
        .contains("Certificate Hold");
    assertRefusedPlan(
        "crl.remove-from-crl", plan(root.certificate, revoked(RevocationReason.REMOVE_FROM_CRL)));
  }

  @Test
  void emptyCrlIsMade() throws Exception {
    assertThat(show(plan(root.certificate))).contains("No Revoked Certificates.");
  }

  @Test
  void entriesAreInOrderOfSerialWhateverOrderTheyCameIn() throws Failure {
    List<Revoked> entries = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      entries.add(new Revoked(BigInteger.valueOf(i * 977L), NOW, RevocationReason.SUPERSEDED));
    }
    byte[] sorted = builder.toBeSigned(new CrlPlan(root.certificate, SERIAL, NOW, NEXT, entries));
    Collections.shuffle(entries, new Random(1));
    byte[] shuffled = builder.toBeSigned(new CrlPlan(root.certificate, SERIAL, NOW, NEXT, entries));
    assertThat(shuffled).isEqualTo(sorted);
  }

  @Test
  void theBytesAreThoseOfBouncyCastlesOwnBuilder() throws Exception {
    Instant far = Instant.parse("2050-01-01T00:00:00Z");
    List<Revoked> entries = new ArrayList<>();
    Random random = new Random(5);
    List<RevocationReason> reasons = List.of(RevocationReason.values());
    for (int i = 0; i < 400; i++) {
      BigInteger serial = new BigInteger(1 + random.nextInt(159), random).add(BigInteger.ONE);
      RevocationReason reason = reasons.get(random.nextInt(reasons.size()));
      Instant when = i % 5 == 0 ? far.minusSeconds(random.nextInt(3) - 1) : NOW.minusSeconds(i);
      entries.add(
          new Revoked(
              serial,
              when,
              reason,
              i % 3 == 0 ? Optional.of(NOW.minusSeconds(i)) : Optional.empty()));
    }
    for (int size : new int[] {0, 1, 2, 3, 7, 60, 400}) {
      CrlPlan plan =
          new CrlPlan(
              root.certificate, SERIAL.pow(size % 3 + 1), NOW, far, entries.subList(0, size));
      byte[] theirs =
          CrlByBouncyCastle.of(plan)
              .build(new Rehearsal().signer(KeyAlgorithm.EC_P384))
              .toASN1Structure()
              .getTBSCertList()
              .getEncoded("DER");
      assertThat(builder.toBeSigned(plan)).isEqualTo(theirs);
    }
  }

  @Test
  void aListOfSeveralSlicesIsReadByOpensslAsTheOneItIs() throws Exception {
    List<Revoked> entries = new ArrayList<>();
    for (int i = 1; i <= 2 * CrlBuilder.SLICE + 1; i++) {
      entries.add(new Revoked(BigInteger.valueOf(i), NOW, RevocationReason.SUPERSEDED));
    }
    CrlPlan plan = new CrlPlan(root.certificate, SERIAL, NOW, NEXT, entries);
    IssuedCrl issued = builder.build(plan, root.signer);
    CrlRules.checkResult(plan, issued.crl());
    Openssl openssl = new Openssl(folder);
    openssl.write("ca.pem", Pem.encode(Pem.CERTIFICATE, Certificates.der(root.certificate)));
    openssl.write("ca.crl", issued.pem());
    assertThat(openssl.run("crl -in ca.crl -CAfile ca.pem -noout").text()).contains("verify OK");
  }

  @Test
  void crlOfAHundredThousandEntriesIsMadeInSeconds() throws Exception {
    List<Revoked> entries = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      BigInteger serial = CertificatePlan.newSerial(TestCa.RANDOM);
      entries.add(
          new Revoked(
              serial, NOW, RevocationReason.KEY_COMPROMISE, Optional.of(NOW.minusSeconds(i))));
    }
    CrlPlan plan = new CrlPlan(root.certificate, SERIAL, NOW, NEXT, entries);
    long start = System.nanoTime();
    IssuedCrl issued = builder.build(plan, root.signer);
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertThat(issued.crl().getRevokedCertificates()).hasSize(100_000);
    assertThat(taken)
        .as("time for %s bytes", issued.der().bytes().length)
        .isLessThan(Duration.ofSeconds(60));
    System.out.printf(
        "  CRL of 100,000 entries: %d bytes in %d ms%n",
        issued.der().bytes().length, taken.toMillis());
  }

  @Test
  void badPlanIsRefusedByNameAndNothingIsSigned() throws Exception {
    X509Certificate ca = root.certificate;
    Revoked good = revoked(RevocationReason.SUPERSEDED);
    assertRefusedPlan("crl.duplicate", plan(ca, good, good));
    assertRefusedPlan("crl.validity", new CrlPlan(ca, SERIAL, NOW, NOW, List.of()));
    assertRefusedPlan(
        "crl.validity", new CrlPlan(ca, SERIAL, NOW, NOW.plus(Duration.ofDays(398)), List.of()));
    Revoked later = new Revoked(SERIAL, NOW.plusSeconds(1), RevocationReason.SUPERSEDED);
    assertRefusedPlan("crl.revoked-later", plan(ca, later));
    Revoked prophecy =
        new Revoked(
            SERIAL,
            NOW.minusSeconds(10),
            RevocationReason.KEY_COMPROMISE,
            Optional.of(NOW.minusSeconds(9)));
    assertRefusedPlan("crl.invalid-later", plan(ca, prophecy));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "ffffffffffffffffffffffffffffffffffffffff"})
  void numbersOutsideTwentyOctetsAreRefused(String hex) throws Exception {
    BigInteger number = new BigInteger(hex, 16);
    assertRefusedPlan("crl.number", new CrlPlan(root.certificate, number, NOW, NEXT, List.of()));
    Revoked entry = new Revoked(number, NOW, RevocationReason.SUPERSEDED);
    assertRefusedPlan("crl.serial", plan(root.certificate, entry));
  }

  @Test
  void leafCannotSignCrls() throws Exception {
    X509Certificate leaf = root.leaf("No CRLs");
    SoftSigner signer = SoftSigner.named("No CRLs", KeyAlgorithm.EC_P256);
    CrlPlan plan = plan(leaf);
    assertRefused("crl.issuer-may-not-sign", () -> builder.build(plan, signer));
    assertThat(signer.signatures()).isZero();
  }

  @Test
  void expiredIssuerCannotSignCrls() throws Exception {
    Instant after = root.certificate.getNotAfter().toInstant().plusSeconds(1);
    CrlPlan plan = new CrlPlan(root.certificate, SERIAL, after, after.plusSeconds(60), List.of());
    assertRefusedPlan("crl.issuer-expired", plan);
  }

  @Test
  void wrongKeyOrWrongSignatureIsRefused() throws Exception {
    CrlPlan plan = plan(root.certificate, revoked(RevocationReason.SUPERSEDED));
    SoftSigner other = SoftSigner.named("other", KeyAlgorithm.EC_P384);
    assertRefused("crl.signer-not-issuer", () -> builder.build(plan, other));
    assertThat(other.signatures()).isZero();
    assertRefused(
        "crl.signature", () -> builder.build(plan, pretending(root.signer.publicKey(), other)));
  }

  @Test
  void reasonsHaveTheCodesOfTheStandard() {
    assertThat(RevocationReason.values())
        .extracting(RevocationReason::code)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 8, 9, 10);
    assertThat(RevocationReason.forEmergency())
        .containsExactly(
            RevocationReason.KEY_COMPROMISE,
            RevocationReason.CA_COMPROMISE,
            RevocationReason.PRIVILEGE_WITHDRAWN);
    assertThat(RevocationReason.named("keyCompromise")).contains(RevocationReason.KEY_COMPROMISE);
    assertThat(RevocationReason.named("KEY_COMPROMISE")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = RevocationReason.class,
      names = {"REMOVE_FROM_CRL"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyReasonIsReadBackAsItWasWritten(RevocationReason reason) throws Exception {
    IssuedCrl issued = builder.build(plan(root.certificate, revoked(reason)), root.signer);
    assertThat(CrlRules.read(issued.crl().getRevokedCertificate(SERIAL)))
        .isEqualTo(revoked(reason));
    assertThat(
            Certificates.readCrl(issued.pem().getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .isEqualTo(issued.crl());
  }

  private void assertRefusedPlan(String code, CrlPlan plan) {
    SoftSigner signer = SoftSigner.named("CRL root", KeyAlgorithm.EC_P384);
    assertRefused(code, () -> builder.build(plan, signer));
    assertThat(signer.signatures()).isZero();
  }

  private String show(CrlPlan plan) throws Exception {
    Openssl openssl = new Openssl(folder);
    openssl.write("any.crl", builder.build(plan, root.signer).der().bytes());
    return openssl.run("crl -inform DER -in any.crl -noout -text").text();
  }

  private static CrlPlan plan(X509Certificate issuer, Revoked... revoked) {
    return new CrlPlan(issuer, BigInteger.valueOf(7), NOW, NEXT, List.of(revoked));
  }

  private static Revoked revoked(RevocationReason reason) {
    return new Revoked(SERIAL, NOW, reason);
  }

  private static CertificateSigner pretending(PublicKey key, SoftSigner other) {
    return new CertificateSigner() {
      @Override
      public PublicKey publicKey() {
        return key;
      }

      @Override
      public KeyAlgorithm algorithm() {
        return other.algorithm();
      }

      @Override
      public byte[] sign(byte[] tbs) {
        return other.sign(tbs);
      }
    };
  }
}
