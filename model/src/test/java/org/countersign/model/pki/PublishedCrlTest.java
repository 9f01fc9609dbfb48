package org.countersign.model.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.model.pki.Refusal.assertRefused;
import static org.countersign.model.pki.TestCa.NOW;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.Sha256;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.pki.CrlExpectation.Line;
import org.countersign.model.pki.CrlFinding.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published list is what the vault issued, or it is said what is wrong with it. */
class PublishedCrlTest {
  private static final BigInteger LOST = new BigInteger("4a5b6c7d8e9f", 16);
  private static final BigInteger KEPT = new BigInteger("11223344", 16);
  private static final Instant LATER = NOW.plus(Duration.ofDays(30));

  private static TestCa root;
  private static TestCa other;

  private final Map<BigInteger, String> recorded = new HashMap<>();
  private long taken;
  private byte[] newest;

  @BeforeAll
  static void makeRoots() throws Failure {
    root = new TestCa("Published root", KeyAlgorithm.EC_P384);
    other = new TestCa("Other root", KeyAlgorithm.EC_P384);
  }

  @BeforeEach
  void issueThree() throws Failure {
    for (long number = 1; number <= 3; number++) {
      newest = crl(root, number, NOW, NOW.plus(Duration.ofDays(7)), lost("keyCompromise"));
      recorded.put(BigInteger.valueOf(number), Sha256.hex(newest));
      taken = number;
    }
  }

  private static Revoked lost(String reason) {
    return new Revoked(LOST, NOW, RevocationReason.named(reason).orElseThrow());
  }

  private static byte[] crl(TestCa by, long number, Instant from, Instant until, Revoked... revoked)
      throws Failure {
    CrlPlan plan =
        new CrlPlan(
            by.certificate, BigInteger.valueOf(number), from, until, Arrays.asList(revoked));
    return new CrlBuilder().build(plan, by.signer).der().bytes();
  }

  private CrlExpectation expected() {
    return new CrlExpectation(
        root.certificate.getPublicKey(),
        Set.of(root.certificate.getSubjectX500Principal()),
        new CrlExpectation.Issued(recorded, BigInteger.valueOf(taken)),
        List.of(
            new Line(LOST, LATER, Optional.of("keyCompromise")),
            new Line(KEPT, LATER, Optional.empty())),
        true);
  }

  private CrlComparison compare(byte[] der) throws Failure {
    return PublishedCrl.compare(der, expected(), NOW.plusSeconds(60));
  }

  /** The codes of what spoils it. */
  private List<String> wrong(byte[] der) throws Failure {
    return compare(der).findings().stream()
        .filter(CrlFinding::spoils)
        .map(CrlFinding::code)
        .toList();
  }

  @Test
  void theNewestListAsItWasIssuedMatchesInEveryPoint() throws Failure {
    CrlComparison same = compare(newest);
    assertThat(same.matches()).isTrue();
    assertThat(same.number()).contains(BigInteger.valueOf(3));
    assertThat(same.findings())
        .extracting(CrlFinding::code)
        .containsExactly(
            "issuer",
            "signature",
            "scope",
            "number",
            "content",
            "listed",
            "others",
            "this-update",
            "next-update");
    assertThat(same.findings()).allMatch(one -> one.verdict() == Verdict.GOOD);
  }

  @Test
  void anOlderListIsSaidToBeOlder() throws Failure {
    recorded.put(BigInteger.valueOf(4), "00".repeat(32));
    taken = 4;
    assertThat(wrong(newest)).containsExactly("number-older");
  }

  @Test
  void aListThatTheVaultNeverIssuedIsAnAlarmHoweverWellItIsSigned() throws Failure {
    byte[] unknown = crl(root, 9, NOW, LATER, lost("keyCompromise"));
    assertThat(wrong(unknown)).containsExactly("number-unknown");
    byte[] twin = crl(root, 3, NOW, LATER, lost("keyCompromise"));
    assertThat(wrong(twin)).containsExactly("content-other");
    assertThat(compare(twin).findings())
        .filteredOn(CrlFinding::spoils)
        .allMatch(one -> one.verdict() == Verdict.ALARM);
  }

  @Test
  void aListOfAnExecutionThatFailedIsNotTakenForOneThatIsOnRecord() throws Failure {
    taken = 4;
    byte[] failed = crl(root, 4, NOW, LATER, lost("keyCompromise"));
    assertThat(wrong(failed)).containsExactly("number-unrecorded");
  }

  @Test
  void whatWasRevokedMustBeThereForItsReasonAndNothingElseMayBe() throws Failure {
    recorded.remove(BigInteger.valueOf(3));
    byte[] without = crl(root, 3, NOW, LATER);
    byte[] otherwise = crl(root, 3, NOW, LATER, lost("superseded"));
    Revoked kept = new Revoked(KEPT, NOW, RevocationReason.SUPERSEDED);
    Revoked stranger = new Revoked(BigInteger.TEN, NOW, RevocationReason.SUPERSEDED);
    byte[] more = crl(root, 3, NOW, LATER, lost("keyCompromise"), kept, stranger);
    assertThat(wrong(without)).containsExactly("number-unrecorded", "listed-missing");
    assertThat(wrong(otherwise)).containsExactly("number-unrecorded", "listed-reason");
    assertThat(wrong(more)).containsExactly("number-unrecorded", "others-unknown");
    assertThat(finding(more, "others-unknown").arguments()).containsExactly("2", "a, 11223344");
    assertThat(finding(otherwise, "listed-reason").arguments())
        .containsExactly("4a5b6c7d8e9f", "keyCompromise", "superseded");
  }

  private CrlFinding finding(byte[] der, String code) throws Failure {
    return compare(der).findings().stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatHasExpiredMayHaveLeftTheList() throws Failure {
    byte[] without = crl(root, 3, NOW, LATER);
    recorded.put(BigInteger.valueOf(3), Sha256.hex(without));
    CrlExpectation ended =
        new CrlExpectation(
            root.certificate.getPublicKey(),
            Set.of(root.certificate.getSubjectX500Principal()),
            expected().numbers(),
            List.of(new Line(LOST, NOW.minusSeconds(1), Optional.of("keyCompromise"))),
            true);
    assertThat(PublishedCrl.compare(without, ended, NOW).matches()).isTrue();
  }

  @Test
  void timesMustBeAroundNow() throws Failure {
    assertThat(compareAt(NOW.plus(Duration.ofDays(7)))).containsExactly("next-update-past");
    assertThat(compareAt(NOW.minusSeconds(1))).containsExactly("this-update-future");
  }

  private List<String> compareAt(Instant at) throws Failure {
    return PublishedCrl.compare(newest, expected(), at).findings().stream()
        .filter(CrlFinding::spoils)
        .map(CrlFinding::code)
        .toList();
  }

  @Test
  void aListOfAnotherIssuerAndAForgedOneAreToldApart() throws Failure {
    assertThat(wrong(crl(other, 3, NOW, LATER, lost("keyCompromise"))))
        .containsExactly("issuer-other", "signature-wrong", "content-other");
    assertThat(compare(crl(other, 3, NOW, LATER)).findings())
        .as("what the issuer’s key has not signed is no sign that it is in other hands")
        .noneMatch(one -> one.verdict() == Verdict.ALARM);
    byte[] tampered = newest.clone();
    tampered[tampered.length - 1] ^= 1;
    assertThat(wrong(tampered)).contains("signature-wrong", "content-other");
  }

  @Test
  void whatIsNoListAtAllIsRefused() {
    assertRefused("crl.form", () -> compare(new byte[] {0x30, 0x03, 1, 2, 3}));
    byte[] trailing = Arrays.copyOf(newest, newest.length + 1);
    assertRefused("crl.not-der", () -> compare(trailing));
  }

  @Test
  void anOutsideCasListMadeByOpensslIsJudgedByOurLinesOnly(@TempDir Path folder) throws Exception {
    OpensslCa ca = new OpensslCa(folder);
    X509Certificate ours = ca.issue("ours");
    X509Certificate spare = ca.issue("spare");
    ca.issue("theirs");
    ca.revoke("ours", "keyCompromise");
    ca.revoke("theirs", "superseded");
    CrlExpectation expected = outside(ca, Optional.empty(), "keyCompromise", ours, spare);
    CrlComparison good = PublishedCrl.compare(ca.crl(), expected, Instant.now());
    assertThat(good.matches()).as("%s", good.findings()).isTrue();
    assertThat(good.number()).contains(BigInteger.ONE);

    CrlExpectation newer = outside(ca, Optional.of(BigInteger.TWO), "keyCompromise", ours, spare);
    assertThat(spoiled(ca.crl(), newer)).isEmpty();
    CrlExpectation replayed =
        outside(ca, Optional.of(BigInteger.TEN), "keyCompromise", ours, spare);
    assertThat(spoiled(ca.crl(), replayed)).containsExactly("number-older");
    CrlExpectation reason = outside(ca, Optional.empty(), "cACompromise", ours, spare);
    assertThat(spoiled(ca.crl(), reason)).containsExactly("listed-reason");

    ca.revoke("spare", "");
    assertThat(spoiled(ca.crl(), expected)).containsExactly("others-unknown");
  }

  @Test
  void anOutsideCaMayLeaveTheReasonOutWhichIsSaidAndSpoilsNothing(@TempDir Path folder)
      throws Exception {
    OpensslCa ca = new OpensslCa(folder);
    X509Certificate ours = ca.issue("ours");
    ca.revoke("ours", "");
    CrlComparison found =
        PublishedCrl.compare(
            ca.crl(), outside(ca, Optional.empty(), "keyCompromise", ours), Instant.now());
    assertThat(found.matches()).isTrue();
    assertThat(found.findings())
        .filteredOn(one -> one.verdict() == Verdict.NOTE)
        .extracting(CrlFinding::code)
        .containsExactly("listed-no-reason");
  }

  @Test
  void listsOfTheFutureAndOfThePastThatOpensslMakesAreToldApart(@TempDir Path folder)
      throws Exception {
    OpensslCa ca = new OpensslCa(folder);
    X509Certificate ours = ca.issue("ours");
    ca.revoke("ours", "keyCompromise");
    CrlExpectation expected = outside(ca, Optional.empty(), "keyCompromise", ours);
    assertThat(spoiled(ca.crlOf("20981231000000Z", "20991231000000Z"), expected))
        .containsExactly("this-update-future");
    assertThat(spoiled(ca.crlOf("20200101000000Z", "20200201000000Z"), expected))
        .containsExactly("next-update-past");
  }

  @Test
  void aPartOfAListIsNotTheList(@TempDir Path folder) throws Exception {
    OpensslCa ca = new OpensslCa(folder);
    X509Certificate ours = ca.issue("ours");
    ca.revoke("ours", "keyCompromise");
    CrlExpectation expected = outside(ca, Optional.empty(), "keyCompromise", ours);
    assertThat(spoiled(ca.crl("delta"), expected)).containsExactly("scope-delta");
    assertThat(spoiled(ca.crl("indirect"), expected)).containsExactly("scope-indirect");
    CrlComparison part = PublishedCrl.compare(ca.crl("part"), expected, Instant.now());
    assertThat(part.matches()).isTrue();
    assertThat(part.findings()).extracting(CrlFinding::code).contains("scope-part");
  }

  private static List<String> spoiled(byte[] der, CrlExpectation expected) throws Failure {
    return PublishedCrl.compare(der, expected, Instant.now()).findings().stream()
        .filter(CrlFinding::spoils)
        .map(CrlFinding::code)
        .toList();
  }

  /** The first of the certificates was asked to be revoked. */
  private static CrlExpectation outside(
      OpensslCa ca, Optional<BigInteger> newest, String reason, X509Certificate... certificates) {
    List<Line> lines = new ArrayList<>();
    for (X509Certificate one : certificates) {
      lines.add(
          new Line(
              one.getSerialNumber(),
              one.getNotAfter().toInstant(),
              lines.isEmpty() ? Optional.of(reason) : Optional.empty()));
    }
    return new CrlExpectation(
        ca.certificate().getPublicKey(),
        Set.of(ca.certificate().getSubjectX500Principal()),
        new CrlExpectation.Seen(newest),
        lines,
        false);
  }
}
