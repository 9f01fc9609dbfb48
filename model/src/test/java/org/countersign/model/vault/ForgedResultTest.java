package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.request.Results;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.junit.jupiter.api.Test;

/** One custodian writes the outcome: what can be checked of it is checked. */
class ForgedResultTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;

  @Test
  void onlyWhoBeganSaysWhatCameOfIt() throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    vault.start(hash, vault.ada);
    assertThat(
            VaultFixture.code(
                () -> vault.finish(hash, vault.cleo, VaultLife.made(SoftCustodian.keyPair()))))
        .isEqualTo("execution.other-person");
    assertThat(VaultFixture.code(() -> vault.fail(hash, vault.cleo)))
        .isEqualTo("execution.other-person");
    vault.finish(hash, vault.ada, VaultLife.made(SoftCustodian.keyPair()));
    assertThat(
            VaultFixture.code(
                () -> vault.finish(hash, vault.ada, VaultLife.made(SoftCustodian.keyPair()))))
        .isEqualTo("execution.not-started");
    assertThat(VaultFixture.code(() -> vault.fail(hash, vault.ada)))
        .isEqualTo("execution.not-started");
  }

  @Test
  void anExecutionThatWasCutOffIsResolvedByTwo() throws Failure {
    String cut = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    vault.start(cut, vault.cleo);
    Operation resolve = new Operation.ResolveExecution(cut, false, "no such key in the token");
    assertThat(VaultFixture.code(() -> vault.raise(vault.ada, "", resolve)))
        .isEqualTo("request.other-domain");
    vault.run(VaultLife.DOMAIN, resolve, VaultLife.DONE);
    assertThat(Quorum.status(vault.state(), vault.file(cut), vault.now()))
        .isEqualTo(RequestStatus.FAILED);
    String again = vault.approved(VaultLife.DOMAIN, resolve);
    assertThat(VaultFixture.code(() -> vault.start(again, vault.ada)))
        .isEqualTo("execution.not-started");
  }

  @Test
  void nothingIsFinishedThatWasNotBegunOrIsNotThere() throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    assertThat(
            VaultFixture.code(
                () -> vault.finish(hash, vault.ada, VaultLife.made(SoftCustodian.keyPair()))))
        .isEqualTo("execution.not-started");
    Bodies.Failed unknown = new Bodies.Failed("00".repeat(32), "x", List.of());
    assertThat(
            VaultFixture.code(
                () -> vault.append(vault.ada, Kinds.FAILED, VaultLife.DOMAIN, false, unknown)))
        .isEqualTo("request.unknown");
    vault.start(hash, vault.ada);
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada))).isEqualTo("execution.twice");
  }

  @Test
  void aKeyIsTheOneThatWasAskedForAndNew() throws Failure {
    KeyPair pair = SoftCustodian.keyPair();
    Results.KeyMade good = VaultLife.made(pair);
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    vault.start(hash, vault.ada);
    Spki another = Spki.of(new byte[] {1});
    byte[] garbage = {1, 2, 3};
    List<Results.KeyMade> wrong =
        List.of(
            new Results.KeyMade(
                another, good.publicKey(), good.algorithm(), good.token(), "00", Map.of()),
            new Results.KeyMade(
                good.spki(), good.publicKey(), KeyAlgorithm.EC_P256, good.token(), "00", Map.of()),
            new Results.KeyMade(
                Spki.of(garbage), garbage, good.algorithm(), good.token(), "00", Map.of()),
            new Results.KeyMade(
                good.spki(),
                good.publicKey(),
                good.algorithm(),
                new TokenIdentity("x", "y"),
                "00",
                Map.of()));
    for (Results.KeyMade one : wrong) {
      assertThat(VaultFixture.code(() -> vault.finish(hash, vault.ada, one)))
          .isEqualTo("result.other-key");
    }
    assertThat(
            VaultFixture.code(
                () -> vault.finish(hash, vault.ada, VaultLife.made(vault.ben.signing()))))
        .isEqualTo("key.known");
    vault.finish(hash, vault.ada, good);
    String second = vault.approved(VaultLife.DOMAIN, life.generateOf("k2"));
    vault.start(second, vault.ada);
    assertThat(VaultFixture.code(() -> vault.finish(second, vault.ada, good)))
        .isEqualTo("key.known");
  }

  @Test
  void aCertificateIsSignedByTheIssuerForTheKeyAndAsPlanned() throws Failure {
    SoftKey root = life.root("root");
    SoftKey release = life.generate("release");
    SoftKey fake = new SoftKey(root.spki(), SoftCustodian.keyPair(), root.label());
    Operation.IssueCertificate issue = life.certificateOf(release, root);
    CertificatePlan plan = issue.plan();
    String hash = vault.approved(VaultLife.DOMAIN, issue);
    vault.start(hash, vault.ada);
    assertThat(finish(hash, life.der(release, fake, plan))).isEqualTo("certificate.other-issuer");
    assertThat(finish(hash, life.der(root, root, plan))).isEqualTo("result.other-key");
    assertThat(finish(hash, life.der(release, root, withSerial(plan, "1234567890abcdef1234"))))
        .isEqualTo("certificate.not-as-approved");
    assertThat(finish(hash, life.der(release, root, withSubject(plan, "CN=somebody else"))))
        .isEqualTo("certificate.not-as-approved");
    assertThat(finish(hash, life.der(release, root, until(plan, "2036-01-01T00:00:00Z"))))
        .isEqualTo("certificate.not-as-approved");
    assertThat(finish(hash, new byte[] {1})).isEqualTo("certificate.unreadable");
    assertThat(finish(hash, new byte[0])).isEqualTo("certificate.unreadable");
    byte[] good = life.der(release, root, plan);
    byte[] longer = java.util.Arrays.copyOf(good, good.length + 1);
    assertThat(finish(hash, longer)).isEqualTo("certificate.unreadable");
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + java.util.Base64.getEncoder().encodeToString(good)
            + "\n-----END CERTIFICATE-----\n";
    assertThat(finish(hash, pem.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .isEqualTo("certificate.unreadable");
    assertThat(finish(hash, good)).isEqualTo("allowed");
  }

  @Test
  void aCertificateIsNotRecordedAgainToForgetItsRevocation() throws Failure {
    SoftKey root = life.root("root");
    SoftKey release = life.generate("release");
    Operation.IssueCertificate issue = life.certificateOf(release, root);
    String first = vault.approved(VaultLife.DOMAIN, issue);
    String second = vault.approved(VaultLife.DOMAIN, issue);
    vault.start(first, vault.ada);
    vault.start(second, vault.ada);
    byte[] der = life.der(release, root, issue.plan());
    assertThat(finish(first, der)).isEqualTo("allowed");
    assertThat(finish(second, der)).isEqualTo("certificate.known");
    String third = vault.approved(VaultLife.DOMAIN, issue);
    assertThat(VaultFixture.code(() -> vault.start(third, vault.ada)))
        .isEqualTo("certificate.serial-taken");
    String imported =
        vault.approved(VaultLife.DOMAIN, new Operation.ImportCertificate(release.spki(), der));
    assertThat(VaultFixture.code(() -> vault.start(imported, vault.ada)))
        .isEqualTo("certificate.known");
  }

  @Test
  void anIssuerIsActiveAndItsCertificateItsOwn() throws Failure {
    SoftKey root = life.root("root");
    SoftKey other = life.root("other");
    SoftKey release = life.generate("release");
    byte[] others = vault.state().keys().certificatesOf(other.spki()).getFirst().der();
    CertificatePlan mixed =
        life.plan(CertificateProfile.CODE_SIGNING, release, Optional.of(others));
    String hash =
        vault.approved(
            VaultLife.DOMAIN, new Operation.IssueCertificate(root.spki(), release.spki(), mixed));
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada)))
        .isEqualTo("certificate.unknown");
    Operation.IssueCertificate good = life.certificateOf(release, root);
    vault.run(VaultLife.DOMAIN, new Operation.SuspendKey(root.spki()), VaultLife.changed());
    String late = vault.approved(VaultLife.DOMAIN, good);
    assertThat(VaultFixture.code(() -> vault.start(late, vault.ada)))
        .isEqualTo("key.issuer-not-active");
  }

  @Test
  void aTokenIsTheOneThatWasApprovedWithSharesForTheApprovedHolders() throws Failure {
    TokenIdentity token = new TokenIdentity("signing-2", "ffff0000");
    Results.TokenReady good = life.ready(token, 1);
    String hash = vault.approved("", life.commissionOf(token));
    vault.start(hash, vault.ada);
    List<Results.Share> shares = good.shares();
    Results.Share own = new Results.Share("cleo", vault.ada.spki(), new byte[] {1}, new byte[] {2});
    List<Results.Share> stolen = new ArrayList<>(shares.subList(0, 2));
    stolen.add(own);
    List<Results.Share> twice = List.of(shares.get(0), shares.get(1), shares.get(1));
    for (List<Results.Share> wrong :
        List.of(stolen, twice, shares.subList(0, 2), List.<Results.Share>of())) {
      assertThat(
              VaultFixture.code(
                  () -> vault.finish(hash, vault.ada, ready(token, "module.so", 1, 2, wrong))))
          .isEqualTo("result.shares");
    }
    assertThat(
            VaultFixture.code(
                () -> vault.finish(hash, vault.ada, ready(token, "module.so", 1, 3, shares))))
        .isEqualTo("result.shares");
    assertThat(
            VaultFixture.code(
                () -> vault.finish(hash, vault.ada, ready(token, "module.so", 2, 2, shares))))
        .isEqualTo("result.token");
    assertThat(
            VaultFixture.code(
                () -> vault.finish(hash, vault.ada, ready(token, "other.so", 1, 2, shares))))
        .isEqualTo("result.token");
    TokenIdentity label = new TokenIdentity("signing-3", "ffff0000");
    assertThat(
            VaultFixture.code(
                () -> vault.finish(hash, vault.ada, ready(label, "module.so", 1, 2, shares))))
        .isEqualTo("result.token");
    TokenIdentity known = new TokenIdentity("signing-2", VaultLife.HSM.serial());
    assertThat(
            VaultFixture.code(
                () -> vault.finish(hash, vault.ada, ready(known, "module.so", 1, 2, shares))))
        .isEqualTo("token.known");
    TokenIdentity personal = new TokenIdentity("signing-2", vault.ben.token().serial());
    assertThat(
            VaultFixture.code(
                () -> vault.finish(hash, vault.ada, ready(personal, "module.so", 1, 2, shares))))
        .isEqualTo("token.known");
    vault.finish(hash, vault.ada, good);
  }

  @Test
  void aResharedTokenIsTheSameAndItsGenerationTheNext() throws Failure {
    String hash = vault.approved("", new Operation.ReshareToken(VaultLife.HSM, 2, life.holders()));
    assertThat(vault.authorise(hash).tokens()).containsExactly(VaultLife.HSM);
    vault.start(hash, vault.ada);
    assertThat(VaultFixture.code(() -> vault.finish(hash, vault.ada, life.ready(VaultLife.HSM, 1))))
        .isEqualTo("result.token");
    assertThat(
            VaultFixture.code(
                () -> vault.finish(hash, vault.ada, life.ready(new TokenIdentity("x", "y"), 2))))
        .isEqualTo("result.token");
    vault.finish(hash, vault.ada, life.ready(VaultLife.HSM, 2));
    TokenIdentity relabelled = new TokenIdentity("another", VaultLife.HSM.serial());
    String wrong = vault.approved("", new Operation.ReshareToken(relabelled, 2, life.holders()));
    assertThat(VaultFixture.code(() -> vault.start(wrong, vault.ada)))
        .isEqualTo("token.not-commissioned");
    String nobody =
        vault.approved("", new Operation.ReshareToken(VaultLife.HSM, 2, List.of("ada", "nobody")));
    assertThat(VaultFixture.code(() -> vault.start(nobody, vault.ada))).isEqualTo("token.holder");
  }

  @Test
  void aKeyIsGoneOnlyWithEvidence() throws Failure {
    SoftKey key = life.generate("k");
    String hash = vault.approved(VaultLife.DOMAIN, new Operation.DestroyKey(key.spki()));
    vault.start(hash, vault.ada);
    for (Results.KeyGone wrong :
        List.of(
            new Results.KeyGone(Map.of(), 2, "CKR_KEY_HANDLE_INVALID", 1),
            new Results.KeyGone(Map.of(), 0, "CKR_KEY_HANDLE_INVALID", 0),
            new Results.KeyGone(Map.of(), 2, "CKR_OK", 0))) {
      assertThat(VaultFixture.code(() -> vault.finish(hash, vault.ada, wrong)))
          .isEqualTo("result.not-gone");
    }
  }

  @Test
  void aResultOfAnotherKindIsRefused() throws Failure {
    String hash =
        vault.approved("", new Operation.CreateDomain(life.domainOf("d2", VaultFixture.policy(1))));
    vault.start(hash, vault.ada);
    assertThat(VaultFixture.code(() -> vault.finish(hash, vault.ada, VaultLife.changed())))
        .isEqualTo("json.member");
    vault.finish(hash, vault.ada, VaultLife.DONE);
  }

  @Test
  void whatHappensInNoHsmIsNotKeptUpASleeve() throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, new Operation.ReviewDomain("kept back"));
    vault.start(hash, vault.ada);
    vault.advance(java.time.Duration.ofDays(2));
    assertThat(VaultFixture.code(() -> vault.finish(hash, vault.ada, VaultLife.DONE)))
        .isEqualTo("execution.not-approved");
    String one =
        vault.approved(VaultLife.DOMAIN, new Operation.ChangePolicy(VaultFixture.policy(2)));
    String two =
        vault.approved(
            VaultLife.DOMAIN, new Operation.ChangePolicy(VaultFixture.policy(2, 3, true)));
    vault.start(one, vault.ada);
    vault.start(two, vault.ada);
    vault.finish(one, vault.ada, VaultLife.DONE);
    assertThat(VaultFixture.code(() -> vault.finish(two, vault.ada, VaultLife.DONE)))
        .isEqualTo("request.void");
  }

  private String finish(String hash, byte[] der) {
    return VaultFixture.code(
        () -> vault.finish(hash, vault.ada, new Results.CertificateMade(der, List.of())));
  }

  private static Results.TokenReady ready(
      TokenIdentity token, String module, int generation, int k, List<Results.Share> shares) {
    return new Results.TokenReady(token, module, generation, k, shares);
  }

  private static CertificatePlan withSerial(CertificatePlan p, String serial) {
    return new CertificatePlan(
        p.profile(),
        p.subject(),
        p.issuer(),
        p.publicKey(),
        serial,
        p.notBefore(),
        p.notAfter(),
        "",
        List.of());
  }

  private static CertificatePlan withSubject(CertificatePlan p, String subject) {
    return new CertificatePlan(
        p.profile(),
        subject,
        p.issuer(),
        p.publicKey(),
        p.serial(),
        p.notBefore(),
        p.notAfter(),
        "",
        List.of());
  }

  private static CertificatePlan until(CertificatePlan p, String notAfter) {
    return new CertificatePlan(
        p.profile(),
        p.subject(),
        p.issuer(),
        p.publicKey(),
        p.serial(),
        p.notBefore(),
        notAfter,
        "",
        List.of());
  }
}
