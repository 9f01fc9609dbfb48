package org.countersign.model.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.domain.Policy;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.MerkleTree;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultStates;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** No authority, no key (1-product, 1). */
class AuthorisedTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;

  @Test
  void onlyAuthorityMakesAuthorised() {
    assertThat(Modifier.isFinal(Authorised.class.getModifiers())).isTrue();
    assertThat(Authorised.class.getConstructors()).isEmpty();
    for (var constructor : Authorised.class.getDeclaredConstructors()) {
      assertThat(constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)).isZero();
    }
    assertThat(java.io.Serializable.class.isAssignableFrom(Authorised.class)).isFalse();
    assertThat(Cloneable.class.isAssignableFrom(Authorised.class)).isFalse();
  }

  @Test
  void onePersonIsNotEnough() throws Failure {
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    assertThat(VaultFixture.code(() -> vault.authorise(hash))).isEqualTo("quorum.too-few");
    vault.approve(hash, vault.ben);
    assertThat(vault.authorise(hash).persons()).containsExactly("ada", "ben");
  }

  @Test
  void aRequestThatIsNotOnRecordAuthorisesNothing() throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    RaisedProof proof = vault.proof(hash);
    assertThat(
            VaultFixture.code(
                () -> Authority.authorise(vault.state(), "00".repeat(32), proof, vault.now())))
        .isEqualTo("request.unknown");
  }

  @Test
  void aWrongSignatureInTheStateIsFoundWhenTheKeyIsWanted() throws Failure {
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    SignedApproval good = vault.signed(vault.ben, hash, Approval.APPROVE);
    SignedApproval bad =
        new SignedApproval(good.approval(), vault.cleo.sign(good.approval().bytes()));
    assertThat(authoriseWith(hash, bad)).isEqualTo("quorum.signature");
    assertThat(authoriseWith(hash, good)).isEqualTo("allowed");
  }

  @Test
  void aSignatureOverAnotherRequestIsNoneOverThisOne() throws Failure {
    String other = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("other"));
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    assertThat(authoriseWith(hash, vault.signed(vault.ben, other, Approval.APPROVE)))
        .isEqualTo("quorum.other-request");
    assertThat(authoriseWith(hash, vault.signed(vault.ben, hash, Approval.REFUSE)))
        .isEqualTo("quorum.other-request");
  }

  @Test
  void theRaisersOwnApprovalInTheStateIsRefused() throws Failure {
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    SignedApproval own = vault.signed(vault.ada, hash, Approval.APPROVE);
    SignedApproval bens = vault.signed(vault.ben, hash, Approval.APPROVE);
    assertThat(authoriseWith(hash, bens, own)).isEqualTo("quorum.own-request");
  }

  @Test
  void anApprovalByARemovedCustodianCountsNoMore() throws Failure {
    SoftCustodian dana = SoftCustodian.named("Dana");
    enrol(dana);
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    vault.approve(hash, dana);
    assertThat(VaultFixture.code(() -> vault.authorise(hash))).isEqualTo("allowed");
    vault.run("", new Operation.RemovePerson("dana"), VaultLife.DONE);
    assertThat(VaultFixture.code(() -> vault.authorise(hash))).isEqualTo("quorum.too-few");
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada)))
        .isEqualTo("execution.not-approved");
  }

  @Test
  void anApprovalByACredentialThatWasReplacedCountsNoMore() throws Failure {
    SoftCustodian dana = SoftCustodian.named("Dana");
    enrol(dana);
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    vault.approve(hash, dana);
    enrol(SoftCustodian.of(dana.person(), "2"));
    assertThat(VaultFixture.code(() -> vault.authorise(hash))).isEqualTo("quorum.too-few");
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada)))
        .isEqualTo("execution.not-approved");
  }

  @Test
  void whatARaiserAskedWithACredentialThatWasReplacedDoesNotCountAsASignature() throws Failure {
    SoftCustodian dana = SoftCustodian.named("Dana");
    enrol(dana);
    String hash = vault.raise(dana, VaultLife.DOMAIN, life.generateOf("k"));
    vault.approve(hash, vault.ben);
    enrol(SoftCustodian.of(dana.person(), "2"));
    assertThat(VaultFixture.code(() -> vault.authorise(hash))).isEqualTo("quorum.too-few");
    vault.approve(hash, vault.cleo);
    assertThat(vault.authorise(hash).persons()).containsExactly("ben", "cleo");
  }

  @Test
  void aForgedRaisedEntryProvesNothing() throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    RaisedProof proof = vault.proof(hash);
    Entry entry = proof.entry();
    ObjectNode other = (ObjectNode) entry.body().deepCopy();
    other.put("reason", "another");
    EntrySignature bens = new EntrySignature(vault.ada.spki(), vault.ben.sign(new byte[] {1}));
    List<byte[]> wrongPath = new ArrayList<>(proof.path());
    wrongPath.set(0, new byte[32]);
    List<RaisedProof> forged =
        List.of(
            new RaisedProof(entry, wrongPath),
            new RaisedProof(entry, List.of()),
            new RaisedProof(
                new Entry(entry.header(), entry.salt(), other, entry.signatures()), proof.path()),
            new RaisedProof(
                new Entry(entry.header(), new byte[16], entry.body(), entry.signatures()),
                proof.path()),
            new RaisedProof(
                new Entry(entry.header(), entry.salt(), entry.body(), List.of(bens)),
                proof.path()));
    for (RaisedProof one : forged) {
      assertThat(
              VaultFixture.code(() -> Authority.authorise(vault.state(), hash, one, vault.now())))
          .isEqualTo("quorum.raiser");
    }
    String another = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k2"));
    RaisedProof ofAnother = vault.proof(another);
    assertThat(
            VaultFixture.code(
                () -> Authority.authorise(vault.state(), hash, ofAnother, vault.now())))
        .isEqualTo("quorum.raiser");
  }

  /** Ada's real signature, but over a journal that is not this one, or another place in it. */
  @Test
  void aRequestRaisedElsewhereIsNotRaisedHere() throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    RaisedProof proof = vault.proof(hash);
    Header h = proof.entry().header();
    String elsewhere = "00000000-0000-4000-8000-000000000000";
    assertThat(authorise(hash, signed(proof, h.vault(), h.seq(), h.kind()))).isEqualTo("allowed");
    assertThat(authorise(hash, signed(proof, elsewhere, h.seq(), h.kind())))
        .isEqualTo("quorum.raiser");
    assertThat(authorise(hash, signed(proof, h.vault(), h.seq() ^ 1, h.kind())))
        .isEqualTo("quorum.raiser");
    assertThat(authorise(hash, signed(proof, h.vault(), h.seq(), "request.refused")))
        .isEqualTo("quorum.raiser");
  }

  private String authorise(String hash, RaisedProof proof) {
    return VaultFixture.code(() -> Authority.authorise(vault.state(), hash, proof, vault.now()));
  }

  private RaisedProof signed(RaisedProof like, String id, long seq, String kind) {
    Header h = like.entry().header();
    Header header =
        new Header(
            1,
            id,
            seq,
            h.at(),
            kind,
            h.actor(),
            h.credential(),
            h.domain(),
            h.level(),
            h.bodyHash(),
            h.drill());
    List<byte[]> path = pathOfLast(seq);
    byte[] root = MerkleTree.rootFrom(header.leafHash(), seq, seq + 1, path);
    EntrySignature signature = vault.ada.signature(new Checkpoint(id, seq + 1, root).bytes());
    Entry entry = new Entry(header, like.entry().salt(), like.entry().body(), List.of(signature));
    return new RaisedProof(entry, path);
  }

  /** Of made-up leaves: as long as the path of the last of them has to be. */
  private static List<byte[]> pathOfLast(long seq) {
    MerkleTree tree = new MerkleTree();
    for (long i = 0; i <= seq; i++) {
      tree.append(MerkleTree.leafHash(new byte[] {(byte) i}));
    }
    return tree.inclusion(seq, seq + 1);
  }

  @Test
  void anAuthorityIsSpentOnceForEachOfItsTokens() throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    Authorised authorised = vault.authorise(hash);
    assertThat(
            VaultFixture.code(
                () -> authorised.spend(new TokenIdentity(VaultLife.HSM.label(), "other"))))
        .isEqualTo("quorum.token");
    assertThat(VaultFixture.code(() -> authorised.spend(VaultLife.HSM))).isEqualTo("allowed");
    assertThat(VaultFixture.code(() -> authorised.spend(VaultLife.HSM))).isEqualTo("quorum.spent");
  }

  @Test
  void onePersonNeverOpensATokenWhateverAPolicySays() throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    Authorised one =
        new Authorised(
            vault.file(hash).request(), hash, List.of("ada"), Set.of(VaultLife.HSM), Set.of());
    assertThat(VaultFixture.code(() -> one.spend(VaultLife.HSM))).isEqualTo("quorum.too-few");
  }

  @Test
  void anAuthorityCoversOnlyTheKeysOfItsOperation() throws Failure {
    SoftKey root = life.root("root");
    SoftKey release = life.issued("release", root);
    Authorised issue =
        vault.authorise(vault.approved(VaultLife.DOMAIN, life.certificateOf(release, root)));
    assertThat(issue.covers(root.spki())).isTrue();
    assertThat(issue.covers(release.spki())).isFalse();
    Authorised revoke =
        vault.authorise(vault.approved(VaultLife.DOMAIN, VaultLife.emergency(release)));
    assertThat(revoke.covers(root.spki())).isTrue();
    assertThat(revoke.covers(release.spki())).isFalse();
    Authorised trust =
        vault.authorise(
            vault.approved(VaultLife.DOMAIN, new Operation.AddTrustPath(life.path("p", root))));
    assertThat(trust.tokens()).isEmpty();
    assertThat(trust.covers(root.spki())).isFalse();
  }

  @Test
  void anAuthorityOnceUsedCannotBeHadAgain() throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    vault.start(hash, vault.ada);
    assertThat(VaultFixture.code(() -> vault.authorise(hash))).isEqualTo("quorum.not-open");
    vault.finish(hash, vault.ada, VaultLife.made(SoftCustodian.keyPair()));
    assertThat(VaultFixture.code(() -> vault.authorise(hash))).isEqualTo("quorum.not-open");
  }

  @Test
  void aClockSetBackBringsNoApprovalToLife() throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    vault.advance(Duration.ofDays(3));
    vault.raise(vault.cleo, VaultLife.DOMAIN, life.generateOf("later"));
    assertThat(VaultFixture.code(() -> vault.authorise(hash))).isEqualTo("quorum.not-open");
    vault.set(VaultFixture.START.plusSeconds(1));
    assertThat(VaultFixture.code(() -> vault.authorise(hash))).isEqualTo("clock.behind");
  }

  @Test
  void aTrustPathOfOneSignatureOpensNoToken() throws Failure {
    Policy rules = VaultFixture.policy(1);
    Policy single =
        new Policy(
            1,
            rules.routine(),
            rules.emergency(),
            rules.destruction(),
            1,
            "P2Y",
            "P90D",
            "P1Y",
            "P30D");
    life.domain("partners", single);
    Spki key = life.generate("partners", "partner-key").spki();
    String hash =
        vault.raise(
            vault.ada,
            "partners",
            new Operation.AddTrustPath(
                VaultLife.path("p1", "partners", "gateway", Optional.of(key), Optional.empty())));
    Authorised one = vault.authorise(hash);
    assertThat(one.persons()).containsExactly("ada");
    assertThat(one.tokens()).isEmpty();
    assertThat(VaultFixture.code(() -> one.spend(VaultLife.HSM))).isEqualTo("quorum.too-few");
    vault.start(hash, vault.ada);
    vault.finish(hash, vault.ada, VaultLife.DONE);
    assertThat(vault.state().trust().find("p1")).isPresent();
  }

  private void enrol(SoftCustodian custodian) throws Failure {
    vault.run(
        "",
        new Operation.EnrolPerson(
            custodian.person(), Optional.of(custodian.credential(VaultFixture.ID))),
        VaultLife.DONE);
  }

  /** Authorises over a state that holds these approvals, as if nobody had checked them before. */
  private String authoriseWith(String hash, SignedApproval... approvals) throws Failure {
    RequestFile file = vault.file(hash);
    VaultStates.put(
        vault.state(),
        new RequestFile(
            file.request(),
            file.hash(),
            file.operation(),
            file.raising(),
            List.of(approvals),
            Optional.empty(),
            file.execution()));
    assertThat(Canonical.hashOf(file.request())).isEqualTo(hash);
    return VaultFixture.code(() -> vault.authorise(hash));
  }
}
