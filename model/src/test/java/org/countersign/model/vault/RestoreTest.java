package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.key.Spki;
import org.countersign.model.memory.RememberedHead;
import org.countersign.model.request.Operation;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.junit.jupiter.api.Test;

/** A restore on purpose takes two people and is in the journal for ever. */
class RestoreTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;

  @Test
  void twoPeopleRestoreAndSayWhatTheirTokensGiveUp() throws Failure {
    RememberedHead lost = head(vault.ada, 500, 3);
    vault.append(vault.ada, Kinds.RESTORED, "", false, signed(statement(lost), vault.ben));
    Restoration restoration = vault.state().recovery().restorations().getFirst();
    assertThat(restoration.persons()).containsExactly("ada", "ben");
    assertThat(restoration.covers(lost)).isTrue();
  }

  @Test
  void onePersonRestoresNothingEvenUnderTwoNames() {
    Restored.Statement what = statement(head(vault.ada, 500, 3));
    assertThat(code(vault.ada, signed(what))).isEqualTo("restore.too-few");
    assertThat(code(vault.ada, signed(what, vault.ada))).isEqualTo("restore.twice");
    Restored byOneHand =
        new Restored(
            what,
            List.of(new Restored.Signed("ben", vault.ben.spki(), vault.ada.sign(what.bytes()))));
    assertThat(code(vault.ada, byOneHand)).isEqualTo("restore.signature");
    Restored borrowed =
        new Restored(
            what,
            List.of(new Restored.Signed("ben", vault.ada.spki(), vault.ada.sign(what.bytes()))));
    assertThat(code(vault.ada, borrowed)).isEqualTo("restore.not-eligible");
  }

  @Test
  void aRestoreTakesAsManyPeopleAsThePolicySays() {
    VaultFixture three = VaultFixture.founded(VaultFixture.policy(1, 3, true));
    Restored.Statement what = statement(three, head(three.ada, 500, 0));
    assertThat(code(three, three.ada, signed(what, three.ben))).isEqualTo("restore.too-few");
    assertThat(code(three, three.ada, signed(what, three.ben, three.cleo))).isEqualTo("allowed");
  }

  @Test
  void whoHasBeenRemovedRestoresNothing() throws Failure {
    vault.run(
        "", new Operation.RemovePerson("cleo"), new org.countersign.model.request.Results.Done());
    Restored.Statement what = statement(head(vault.ada, 500, 3));
    assertThat(code(vault.ada, signed(what, vault.cleo))).isEqualTo("restore.not-eligible");
  }

  @Test
  void aHeadIsGivenUpOnlyByWhoSigns() {
    Restored.Statement what = statement(head(vault.cleo, 500, 3));
    assertThat(code(vault.ada, signed(what, vault.ben))).isEqualTo("restore.not-a-signer");
  }

  @Test
  void aStatementIsGoodForOneHeadOnly() throws Failure {
    Restored body = signed(statement(head(vault.ada, 500, 3)), vault.ben);
    Restored.Statement what = body.statement();
    Restored.Statement otherRoot =
        new Restored.Statement(
            1, what.vault(), what.size(), "00".repeat(32), what.givenUp(), "why", what.at());
    assertThat(code(vault.ada, signed(otherRoot, vault.ben))).isEqualTo("journal.named-head");
    vault.append(vault.ada, Kinds.RESTORED, "", false, body);
    assertThat(code(vault.ada, body)).isEqualTo("restore.other-head");
  }

  @Test
  void whatWasRememberedAfterTheRestoreIsNotCoveredByIt() throws Failure {
    vault.append(
        vault.ada,
        Kinds.RESTORED,
        "",
        false,
        signed(statement(head(vault.ada, 500, 3)), vault.ben));
    RememberedHead before = at(head(vault.cleo, 400, 9), vault.now().minusSeconds(1));
    RememberedHead after = at(head(vault.cleo, 400, 9), vault.now().plusSeconds(1));
    long seq = vault.state().size() - 1;
    assertThat(given(vault.cleo, seq, after)).isEqualTo("restore.not-covered");
    assertThat(given(vault.cleo, seq - 1, before)).isEqualTo("restore.not-covered");
    assertThat(given(vault.ben, seq, before)).isEqualTo("restore.not-covered");
    assertThat(given(vault.cleo, seq, before)).isEqualTo("allowed");
  }

  /** Whoever takes lists by number would not take a lower one, and a list would be lost. */
  @Test
  void crlNumbersGoOnAboveAllThatMayHaveBeenTakenInWhatWasLost() throws Failure {
    Spki root = life.root("root").spki();
    long before = vault.state().keys().nextCrlNumber(root);
    vault.append(
        vault.ada,
        Kinds.RESTORED,
        "",
        false,
        signed(statement(head(vault.ada, 500, 41)), vault.ben));
    assertThat(before).isLessThan(41);
    assertThat(vault.state().keys().nextCrlNumber(root)).isEqualTo(41 + 1000 + 1);
    long seq = vault.state().size() - 1;
    assertThat(given(vault.cleo, seq, head(vault.cleo, 900, 77))).isEqualTo("allowed");
    assertThat(vault.state().keys().nextCrlNumber(root)).isEqualTo(77 + 1000 + 1);
    String hash = vault.approved(VaultLife.DOMAIN, new Operation.IssueCrl(root));
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada, Map.of(root.hex(), before))))
        .isEqualTo("crl.number-not-next");
  }

  @Test
  void aBackupNamesAHeadTheJournalHad() {
    Checkpoint head = vault.verifier().head();
    assertThat(backup(head.size(), HexFormat.of().formatHex(head.root()))).isEqualTo("allowed");
    assertThat(backup(head.size(), "00".repeat(32))).isEqualTo("journal.named-head");
    assertThat(backup(head.size() + 9, HexFormat.of().formatHex(head.root())))
        .isEqualTo("journal.named-head");
    assertThat(vault.state().recovery().backups()).hasSize(1);
  }

  private String backup(long size, String root) {
    BackupBodies.Made made =
        new BackupBodies.Made(
            1, VaultFixture.ID, size, root, 2, List.of("ada", "ben"), "b", 1, "00".repeat(32));
    return VaultFixture.code(() -> vault.append(vault.ada, Kinds.BACKUP_MADE, "", false, made));
  }

  private String given(SoftCustodian by, long restored, RememberedHead head) {
    GivenUp body = new GivenUp(1, restored, head);
    return VaultFixture.code(() -> vault.append(by, Kinds.HEAD_GIVEN_UP, "", false, body));
  }

  private String code(SoftCustodian by, Restored body) {
    return code(vault, by, body);
  }

  private static String code(VaultFixture in, SoftCustodian by, Restored body) {
    return VaultFixture.code(() -> in.append(by, Kinds.RESTORED, "", false, body));
  }

  private Restored.Statement statement(RememberedHead lost) {
    return statement(vault, lost);
  }

  private static Restored.Statement statement(VaultFixture of, RememberedHead lost) {
    Checkpoint head = of.verifier().head();
    return new Restored.Statement(
        1,
        VaultFixture.ID,
        head.size(),
        HexFormat.of().formatHex(head.root()),
        List.of(lost),
        "the disk broke",
        of.now());
  }

  private static Restored signed(Restored.Statement what, SoftCustodian... others) {
    List<Restored.Signed> signatures = new ArrayList<>();
    for (SoftCustodian one : others) {
      signatures.add(new Restored.Signed(one.id(), one.spki(), one.sign(what.bytes())));
    }
    return new Restored(what, signatures);
  }

  private RememberedHead head(SoftCustodian by, long size, long crlNumber) {
    return new RememberedHead(by.id(), by.spki(), size, "11".repeat(32), vault.now(), crlNumber);
  }

  private static RememberedHead at(RememberedHead head, Instant at) {
    return new RememberedHead(
        head.person(), head.credential(), head.size(), head.root(), at, head.crlNumber());
  }
}
