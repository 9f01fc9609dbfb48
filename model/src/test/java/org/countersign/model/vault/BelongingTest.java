package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.countersign.model.trust.TrustPath;
import org.junit.jupiter.api.Test;

/** The people of one domain decide nothing in another, and a request shows what is true. */
class BelongingTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;

  BelongingTest() throws Failure {
    life.domain("lax", VaultFixture.policy(1));
  }

  @Test
  void anOperationOnAKeyIsAskedForInTheDomainOfTheKey() throws Failure {
    SoftKey key = life.root("k");
    Spki spki = key.spki();
    for (Operation operation :
        List.of(
            new Operation.ActivateKey(spki),
            new Operation.SuspendKey(spki),
            new Operation.ReinstateKey(spki),
            new Operation.RevokeKey(spki, "superseded"),
            new Operation.RetireKey(spki),
            VaultLife.emergency(key),
            new Operation.DestroyKey(spki),
            new Operation.IssueCrl(spki),
            life.rootOf(key),
            new Operation.ImportCertificate(spki, new byte[0]))) {
      for (String elsewhere : List.of("lax", "")) {
        assertThat(raised(operation, elsewhere))
            .as(operation.toString())
            .isEqualTo("request.other-domain");
      }
      assertThat(raised(operation, "nowhere")).isEqualTo("domain.unknown");
      assertThat(raised(operation, VaultLife.DOMAIN)).isEqualTo("allowed");
    }
    assertThat(raised(new Operation.ActivateKey(Spki.of(new byte[] {1})), VaultLife.DOMAIN))
        .isEqualTo("key.unknown");
  }

  @Test
  void aCertificateIsAskedForInTheDomainOfItsIssuer() throws Failure {
    SoftKey root = life.root("root");
    SoftKey lax = life.generate("lax", "lax-key");
    Operation.IssueCertificate issue = life.certificateOf(lax, root);
    assertThat(raised(issue, "lax")).isEqualTo("request.other-domain");
    assertThat(raised(issue, VaultLife.DOMAIN)).isEqualTo("allowed");
    Spki outside = Spki.of(new byte[] {2});
    var plan = life.plan(CertificateProfile.CODE_SIGNING, lax, Optional.empty());
    assertThat(raised(new Operation.IssueForCsr(root.spki(), outside, new byte[0], plan), "lax"))
        .isEqualTo("request.other-domain");
    String vaultKey =
        vault.approved(
            VaultLife.DOMAIN,
            new Operation.IssueForCsr(root.spki(), lax.spki(), new byte[0], plan));
    assertThat(VaultFixture.code(() -> vault.start(vaultKey, vault.ada))).isEqualTo("key.known");
  }

  @Test
  void peopleTokensAndTimeAreTheVaultsAndKeysAreNot() throws Failure {
    for (Operation operation :
        List.of(
            new Operation.RemovePerson("cleo"),
            new Operation.EnrolPerson(vault.ada.person(), Optional.empty()),
            life.commissionOf(VaultLife.HSM),
            new Operation.ReshareToken(VaultLife.HSM, 2, life.holders()),
            new Operation.StateTime(VaultFixture.START),
            new Operation.CreateDomain(life.domainOf("d", VaultFixture.policy(1))))) {
      assertThat(raised(operation, VaultLife.DOMAIN)).isEqualTo("request.other-domain");
      assertThat(raised(operation, "")).isEqualTo("allowed");
    }
    assertThat(raised(life.generateOf("k"), "")).isEqualTo("request.no-domain");
  }

  @Test
  void entriesOnARequestAreInItsDomain() throws Failure {
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    SignedApproval yes = vault.signed(vault.ben, hash, Approval.APPROVE);
    assertThat(VaultFixture.code(() -> vault.append(vault.ben, Kinds.APPROVED, "lax", false, yes)))
        .isEqualTo("entry.domain");
    vault.approve(hash, vault.ben);
    Bodies.Started begin = new Bodies.Started(hash, List.of(VaultLife.HSM), List.of(), Map.of());
    assertThat(VaultFixture.code(() -> vault.append(vault.ada, Kinds.STARTED, "", false, begin)))
        .isEqualTo("entry.domain");
    vault.start(hash, vault.ada);
    Bodies.Failed failed = new Bodies.Failed(hash, "x", List.of());
    assertThat(VaultFixture.code(() -> vault.append(vault.ada, Kinds.FAILED, "lax", false, failed)))
        .isEqualTo("entry.domain");
  }

  @Test
  void aRequestShowsTheKeyItIsAboutAndWhoItBreaks() throws Failure {
    SoftKey harmless = life.generate("test-key");
    SoftKey root = life.root("root");
    life.trusted("kiosks", root);
    Request good = request(VaultLife.emergency(root));
    Request.Subject other = new Request.Subject(harmless.spki().hex(), harmless.label());
    Request.Subject renamed = new Request.Subject(root.spki().hex(), harmless.label());
    assertThat(append(with(good, other, good.impact(), good.policy())))
        .isEqualTo("request.subject");
    assertThat(append(with(good, renamed, good.impact(), good.policy())))
        .isEqualTo("request.subject");
    Request.Impact nobody =
        new Request.Impact(0, Preconditions.impact(vault.state(), life.generateOf("x")).hash());
    assertThat(append(with(good, good.subject(), nobody, good.policy())))
        .isEqualTo("request.impact");
    assertThat(
            append(
                with(
                    good,
                    good.subject(),
                    new Request.Impact(5, good.impact().hash()),
                    good.policy())))
        .isEqualTo("request.impact");
    Request.PinnedPolicy old = new Request.PinnedPolicy(2, good.policy().hash());
    assertThat(append(with(good, good.subject(), good.impact(), old))).isEqualTo("request.policy");
    assertThat(append(with(good, good.subject(), good.impact(), new Request.PinnedPolicy(1, "00"))))
        .isEqualTo("request.policy");
    assertThat(append(good)).isEqualTo("allowed");
    assertThat(append(good)).isEqualTo("request.twice");
    assertThat(append(with(good, good.subject(), good.impact(), good.policy())))
        .isEqualTo("request.twice");
  }

  @Test
  void oneRaisesInOnesOwnName() throws Failure {
    Request bens =
        new Proposal(life.generateOf("k"), VaultLife.DOMAIN, "r", "ben", false)
            .pinned(vault.state(), vault.now());
    assertThat(
            VaultFixture.code(
                () -> vault.append(vault.ada, Kinds.RAISED, VaultLife.DOMAIN, false, bens)))
        .isEqualTo("request.not-the-raiser");
  }

  @Test
  void aTrustPathStaysInItsDomain() throws Failure {
    SoftKey root = life.root("root");
    TrustPath mine = life.trusted("kiosks", root);
    TrustPath foreignKey =
        VaultLife.path("a", "lax", "in the way", Optional.of(root.spki()), Optional.empty());
    String hash = vault.approved("lax", new Operation.AddTrustPath(foreignKey));
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada)))
        .isEqualTo("trust.other-domain");
    assertThat(raised(new Operation.AddTrustPath(foreignKey), VaultLife.DOMAIN))
        .isEqualTo("request.other-domain");
    assertThat(raised(new Operation.RemoveTrustPath(mine.id()), "lax"))
        .isEqualTo("request.other-domain");
    assertThat(raised(new Operation.RemoveTrustPath("none"), "lax")).isEqualTo("trust.unknown");
    TrustPath taken =
        VaultLife.path(mine.id(), "lax", "x", Optional.of(root.spki()), Optional.empty());
    String moved = vault.approved("lax", new Operation.ChangeTrustPath(taken));
    assertThat(VaultFixture.code(() -> vault.start(moved, vault.ada)))
        .isEqualTo("trust.other-domain");
  }

  @Test
  void aTrustPathThatOthersDependOnIsNotRemoved() throws Failure {
    SoftKey root = life.root("root");
    TrustPath base = life.trusted("updater", root);
    TrustPath above =
        VaultLife.path("k", VaultLife.DOMAIN, "kiosks", Optional.empty(), Optional.of(base.id()));
    vault.run(VaultLife.DOMAIN, new Operation.AddTrustPath(above), VaultLife.DONE);
    assertThat(vault.state().graph().from(root.spki()).paths())
        .containsExactlyInAnyOrder(base, above);
    String hash = vault.approved(VaultLife.DOMAIN, new Operation.RemoveTrustPath(base.id()));
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada)))
        .isEqualTo("trust.depended-on");
    vault.run(VaultLife.DOMAIN, new Operation.RemoveTrustPath("k"), VaultLife.DONE);
    vault.run(VaultLife.DOMAIN, new Operation.RemoveTrustPath(base.id()), VaultLife.DONE);
    assertThat(vault.state().graph().from(root.spki()).paths()).isEmpty();
  }

  @Test
  void namesThatAreTakenAreNotTakenAgain() throws Failure {
    life.generate("k");
    String again = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    assertThat(VaultFixture.code(() -> vault.start(again, vault.ada))).isEqualTo("key.label-taken");
    String domain =
        vault.approved(
            "", new Operation.CreateDomain(life.domainOf("lax", VaultFixture.policy(1))));
    assertThat(VaultFixture.code(() -> vault.start(domain, vault.ada))).isEqualTo("domain.taken");
    String second =
        vault.approved("", new Operation.CreateDomain(life.domainOf("d", VaultFixture.policy(2))));
    assertThat(VaultFixture.code(() -> vault.start(second, vault.ada))).isEqualTo("policy.version");
    String skipped = vault.approved("lax", new Operation.ChangePolicy(VaultFixture.policy(3)));
    assertThat(VaultFixture.code(() -> vault.start(skipped, vault.ada)))
        .isEqualTo("policy.version");
  }

  @Test
  void aSignInSignsTheChallengeAndNothingElse() throws Failure {
    String challenge = VaultFixture.randomHex(32);
    byte[] message = Bodies.SessionOpened.challengeBytes(VaultFixture.ID, challenge);
    Bodies.SessionOpened good =
        new Bodies.SessionOpened(challenge, vault.ada.sign(message), vault.ada.token());
    Bodies.SessionOpened bare =
        new Bodies.SessionOpened(
            challenge,
            vault.ada.sign(java.util.HexFormat.of().parseHex(challenge)),
            vault.ada.token());
    Bodies.SessionOpened bens =
        new Bodies.SessionOpened(challenge, vault.ben.sign(message), vault.ada.token());
    Bodies.SessionOpened token =
        new Bodies.SessionOpened(challenge, vault.ada.sign(message), vault.ben.token());
    assertThat(session(bare)).isEqualTo("session.challenge");
    assertThat(session(bens)).isEqualTo("session.challenge");
    assertThat(session(token)).isEqualTo("session.token");
    assertThat(session(good)).isEqualTo("allowed");
  }

  /**
   * Whatever body stands under whatever kind: the journal is broken there, nothing else happens.
   */
  @Test
  void nothingButABrokenJournalComesOfHostileBodies() throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    List<String> bodies =
        List.of(
            "null",
            "[]",
            "{}",
            "7",
            "\"x\"",
            "{\"request\":null}",
            "{\"request\":\"" + hash + "\"}",
            "{\"request\":\"" + hash + "\",\"tokens\":[null],\"differences\":[],\"crlNumbers\":{}}",
            "{\"request\":\""
                + hash
                + "\",\"tokens\":[],\"differences\":[],\"crlNumbers\":{\"x\":1}}",
            "{\"request\":\""
                + hash
                + "\",\"tokens\":[],\"differences\":[null],\"crlNumbers\":{\""
                + "ab".repeat(32)
                + "\":null}}",
            "{\"request\":\"" + hash + "\",\"result\":null}",
            "{\"v\":1,\"name\":\"x\",\"founders\":[null],\"policy\":null}",
            "{\"approval\":null,\"signature\":null}",
            Canonical.text(Canonical.tree(vault.file(hash).request()))
                .replace("\"key.generate\"", "\"key.unheard-of\""));
    for (String kind :
        List.of(
            Kinds.FOUNDED,
            Kinds.SESSION_OPENED,
            Kinds.SESSION_CLOSED,
            Kinds.RAISED,
            Kinds.APPROVED,
            Kinds.REFUSED,
            Kinds.STARTED,
            Kinds.FINISHED,
            Kinds.FAILED,
            Kinds.CUT,
            "",
            "x.y")) {
      for (String body : bodies) {
        String code =
            VaultFixture.code(() ->
                vault.append(
                    vault.ada,
                    kind,
                    "",
                    false,
                    Canonical.parse(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        assertThat(code).as(kind + " " + body).isNotEqualTo("allowed");
      }
    }
  }

  private String session(Bodies.SessionOpened body) {
    return VaultFixture.code(() -> vault.append(vault.ada, Kinds.SESSION_OPENED, "", false, body));
  }

  private String raised(Operation operation, String domain) {
    return VaultFixture.code(() -> {
      vault.raise(vault.ada, domain, operation);
    });
  }

  private Request request(Operation operation) throws Failure {
    return new Proposal(operation, VaultLife.DOMAIN, "r", "ada", false)
        .pinned(vault.state(), vault.now());
  }

  private String append(Request request) {
    SoftCustodian ada = vault.ada;
    return VaultFixture.code(
        () -> vault.append(ada, Kinds.RAISED, VaultLife.DOMAIN, false, request));
  }

  private static Request with(
      Request r, Request.Subject subject, Request.Impact impact, Request.PinnedPolicy policy) {
    return new Request(
        1,
        r.id(),
        r.operation(),
        r.domain(),
        subject,
        r.parameters(),
        r.reason(),
        r.raisedBy(),
        r.raisedAt(),
        r.expiresAt(),
        policy,
        impact,
        "0".repeat(32),
        r.drill());
  }
}
