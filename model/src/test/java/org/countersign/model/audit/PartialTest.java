package org.countersign.model.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Level;
import org.countersign.model.json.Canonical;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.testing.MemoryBundle;
import org.countersign.model.testing.SoftCrl;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.Restored;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bundles of a part of a journal: what of it can be judged is judged, the rest is said. */
class PartialTest {
  private static final Scope OF_DOMAIN =
      new Scope(Level.CONFIDENTIAL, VaultLife.DOMAIN, Optional.empty(), Optional.empty());
  private static LongLife honest;

  private VaultLife life;
  private VaultFixture vault;
  private Instant from;

  @BeforeAll
  static void live() throws Exception {
    honest = new LongLife();
  }

  private static Scope scope(Level level, String domain, Instant from, Instant until) {
    return new Scope(level, domain, Optional.ofNullable(from), Optional.ofNullable(until));
  }

  @Test
  void anyPartOfAnHonestJournalIsAccepted() throws Exception {
    Map<Scope, String> refused = new HashMap<>();
    for (Level level : Level.values()) {
      for (String domain : List.of("", VaultLife.DOMAIN, LongLife.OTHER)) {
        for (Scope scope :
            List.of(
                scope(level, domain, null, null),
                scope(level, domain, honest.middle, null),
                scope(level, domain, honest.late, null),
                scope(level, domain, null, honest.middle),
                scope(level, domain, honest.middle, honest.late))) {
          MemoryBundle bundle = MemoryBundle.of(honest.vault, scope, Optional.empty());
          String verdict = VaultFixture.code(bundle::check);
          if (!verdict.equals("allowed")) {
            refused.put(scope, verdict);
          }
        }
      }
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void ofADomainAloneNothingIsOpenButWhatReachesIntoOthers() throws Exception {
    assertThat(MemoryBundle.of(honest.vault, OF_DOMAIN, Optional.empty()).check().unchecked())
        .extracting(BundleFacts.Unchecked::code)
        .containsExactlyInAnyOrder("gaps", "lists", "keys", "effects");
  }

  /** A vault with another domain beside, which a bundle of one domain leaves out. */
  private void begin() throws Failure {
    life = VaultLife.begun();
    vault = life.vault;
    life.domain("aside", VaultFixture.policy(1));
    life.generate("aside", "aside");
    vault.run(VaultLife.DOMAIN, review(), VaultLife.DONE);
    vault.advance(Duration.ofDays(1));
    from = vault.now();
  }

  private static Operation review() {
    return new Operation.ReviewDomain("looked through");
  }

  /** The verdict on a bundle of the domain whose last entry is this one. */
  private String last(byte[] line) throws Failure {
    return last(line, OF_DOMAIN);
  }

  private String last(byte[] line, Scope scope) throws Failure {
    List<byte[]> lines = new ArrayList<>(vault.lines());
    lines.add(line);
    SortedMap<String, byte[]> files = new BundleForge(vault).bundle(lines, scope);
    MemoryBundle bundle = new MemoryBundle();
    bundle.files.putAll(files);
    return VaultFixture.code(bundle::check);
  }

  private byte[] line(SoftCustodian by, String kind, Object body) {
    return vault.line(by, kind, VaultLife.DOMAIN, body);
  }

  private byte[] finished(String hash, Object result) {
    return line(vault.ada, Kinds.FINISHED, new Bodies.Finished(hash, Canonical.tree(result)));
  }

  private byte[] started(String hash, Map<String, Long> numbers) {
    return line(vault.ada, Kinds.STARTED, new Bodies.Started(hash, List.of(), List.of(), numbers));
  }

  @Test
  void keyThatIsActiveIsNotDestroyed() throws Exception {
    begin();
    SoftKey key = life.root("root");
    String hash = vault.approved(VaultLife.DOMAIN, new Operation.DestroyKey(key.spki()));
    assertThat(last(started(hash, Map.of()))).isEqualTo("key.transition");
    assertThat(last(started(hash, Map.of()), scope(Level.CONFIDENTIAL, "", from, null)))
        .isEqualTo("key.transition");
  }

  @Test
  void anotherKeyThanWasApprovedIsNotMade() throws Exception {
    begin();
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    vault.start(hash, vault.ada);
    Results.KeyMade made = VaultLife.made(SoftCustodian.keyPair());
    Results.KeyMade other =
        new Results.KeyMade(
            made.spki(),
            SoftCustodian.keyPair().getPublic().getEncoded(),
            made.algorithm(),
            made.token(),
            made.ckaId(),
            made.attributes());
    assertThat(last(finished(hash, made))).isEqualTo("allowed");
    assertThat(last(finished(hash, other))).isEqualTo("result.other-key");
  }

  @Test
  void certificateThatAnotherKeySignedIsNotIssued() throws Exception {
    begin();
    SoftKey root = life.root("root");
    SoftKey leaf = life.generate("leaf");
    Operation.IssueCertificate issue = life.certificateOf(leaf, root);
    String hash = vault.approved(VaultLife.DOMAIN, issue);
    vault.start(hash, vault.ada);
    SoftKey liar = new SoftKey(root.spki(), SoftCustodian.keyPair(), "root");
    assertThat(last(finished(hash, life.certificate(leaf, liar, issue.plan()))))
        .isEqualTo("certificate.other-issuer");
  }

  @Test
  void listUnderANumberThatWasNotTakenOrWasTakenBeforeIsRefused() throws Exception {
    begin();
    SoftKey root = life.root("root");
    vault.run(
        VaultLife.DOMAIN,
        new Operation.IssueCrl(root.spki()),
        VaultLife.changed(SoftCrl.made(vault, root, 1, List.of())));
    String hash = vault.approved(VaultLife.DOMAIN, new Operation.IssueCrl(root.spki()));
    assertThat(last(started(hash, Map.of(root.spki().hex(), 1L)))).isEqualTo("crl.number-not-next");
    vault.start(hash, vault.ada);
    Results.CrlMade list = SoftCrl.made(vault, root, 7, List.of());
    assertThat(last(finished(hash, VaultLife.changed(list)))).isEqualTo("crl.number-not-next");
  }

  @Test
  void whoWasRemovedSinceDoesNotCountForTheQuorum() throws Exception {
    begin();
    SoftCustodian dora = SoftCustodian.named("Dora");
    vault.run(
        "",
        new Operation.EnrolPerson(dora.person(), Optional.of(dora.credential(VaultFixture.ID))),
        VaultLife.DONE);
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, review());
    vault.approve(hash, dora);
    assertThat(last(started(hash, Map.of()))).isEqualTo("allowed");
    vault.run("", new Operation.RemovePerson("dora"), VaultLife.DONE);
    assertThat(last(started(hash, Map.of()))).isEqualTo("execution.not-approved");
  }

  @Test
  void whatNoHsmDoesIsHeldAgainstTheQuorumOnceMoreWhenItTakesEffect() throws Exception {
    begin();
    String hash = vault.approved(VaultLife.DOMAIN, review());
    vault.start(hash, vault.ada);
    vault.advance(Duration.ofHours(25));
    assertThat(last(finished(hash, VaultLife.DONE))).isEqualTo("execution.not-approved");
  }

  @Test
  void restoreByOnePersonOrToAnotherHeadIsRefused() throws Exception {
    begin();
    LongLife heads = honest;
    Restored.Statement what = LongLife.statement(vault, heads.lost(vault.ada, 3));
    assertThat(restore(LongLife.restored(what))).isEqualTo("restore.too-few");
    assertThat(restore(LongLife.restored(what, vault.ben))).isEqualTo("allowed");
    Restored.Statement other =
        new Restored.Statement(
            1, what.vault(), what.size(), "00".repeat(32), what.givenUp(), "why", what.at());
    assertThat(restore(LongLife.restored(other, vault.ben))).isEqualTo("journal.named-head");
  }

  private String restore(Restored body) throws Failure {
    return last(vault.line(vault.ada, Kinds.RESTORED, "", body));
  }

  @Test
  void exportOfAHeadTheJournalNeverHadOrByOnePersonIsRefused() throws Exception {
    begin();
    List<byte[]> lines = vault.lines();
    SignedNote good = new BundleForge(vault).note(lines);
    assertThat(export(good)).isEqualTo("allowed");
    SignedNote alone = new SignedNote(good.checkpoint(), good.lines().subList(0, 1));
    assertThat(export(alone)).isEqualTo("export.signers");
    List<byte[]> forked = new ArrayList<>(lines.subList(0, lines.size() - 1));
    forked.add(vault.line(vault.ada, Kinds.SESSION_CLOSED, "", new Bodies.SessionClosed("hand")));
    assertThat(export(new BundleForge(vault).note(forked))).isEqualTo("journal.named-head");
  }

  private String export(SignedNote note) throws Failure {
    return last(vault.line(vault.ada, Kinds.EXPORTED, "", LongLife.exported(note)));
  }

  @Test
  void unknownKindAndDrillOfWhatIsNoneAreRefused() throws Exception {
    begin();
    assertThat(last(vault.line(vault.ada, "vault.opened", "", VaultLife.DONE)))
        .isEqualTo("entry.kind");
    byte[] drill =
        vault.line(
            vault.ada,
            vault.header(vault.ada, Kinds.SESSION_CLOSED, "", true),
            new Bodies.SessionClosed("hand"));
    assertThat(last(drill)).isEqualTo("entry.drill");
  }

  @Test
  void earlierHeadSignedByWhoWasNotEnrolledYetIsRefused() throws Exception {
    begin();
    int before = vault.lines().size();
    SoftCustodian dora = SoftCustodian.named("Dora");
    vault.run(
        "",
        new Operation.EnrolPerson(dora.person(), Optional.of(dora.credential(VaultFixture.ID))),
        VaultLife.DONE);
    int after = vault.lines().size();
    BundleForge forge = new BundleForge(vault, List.of(vault.ben, dora));
    for (Scope scope : List.of(Scope.ALL, OF_DOMAIN)) {
      assertThat(previous(forge.note(vault.lines().subList(0, after)), scope)).isEqualTo("allowed");
      assertThat(previous(forge.note(vault.lines().subList(0, before)), scope))
          .isEqualTo("bundle.not-enrolled-then");
    }
    vault.run("", new Operation.RemovePerson("dora"), VaultLife.DONE);
    int gone = vault.lines().size();
    assertThat(previous(forge.note(vault.lines().subList(0, gone)), Scope.ALL))
        .isEqualTo("bundle.not-enrolled-then");
  }

  private String previous(SignedNote note, Scope scope) throws Failure {
    MemoryBundle bundle = MemoryBundle.of(vault, scope, Optional.of(note));
    return VaultFixture.code(bundle::check);
  }
}
