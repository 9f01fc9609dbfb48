package org.countersign.app.service.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countersign.app.fx.FailureText;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Folders;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.TokenPortCalls;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.memory.Memory;
import org.countersign.model.memory.Recollection;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.Restored;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vault that was copied, used and put back, in front of real tokens that remember. */
class RollbackTest {
  private VaultOnSoftHsm vault;
  private Path copy;

  @BeforeEach
  void aVaultThatAdaAndBenHaveUsed() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    copy = vault.folder().resolveSibling("older-copy");
    vault.signIn(Charter.ADA);
    vault.close();
    Folders.copy(vault.folder(), copy);
    vault.reopen();
  }

  @AfterEach
  void closed() {
    vault.close();
  }

  @Test
  void aVaultCopiedUsedAndRolledBackIsRefusedAtSignInWithBothHeadsAndDates() throws Exception {
    String lost = used();
    long size = vault.services().vault().head().size();
    rollBack();

    Failure refused = Sentences.of(() -> vault.signIn(Charter.ADA));

    assertThat(refused.code()).isEqualTo("memory.rolled-back");
    long missing = size - vault.services().vault().head().size();
    assertThat(refused.arguments()).contains(missing, size);
    assertThat(FailureText.sentence(refused))
        .contains(missing + " entries are missing", "2 Nov 2026", lost, head());
    assertThat(vault.services().sessions().current()).isEmpty();
    assertThat(Sentences.codeOf(() -> vault.signIn(Charter.BEN))).isEqualTo("memory.rolled-back");
  }

  @Test
  void whoeverApprovesIsAskedToo() throws Exception {
    String ignored = used();
    rollBack();
    vault.signIn(Charter.CLEO);
    String hash = vault.raise(key("elsewhere"), Charter.DOMAIN);

    assertThat(Sentences.codeOf(() -> vault.carryOut(hash, Charter.BEN)))
        .isEqualTo("memory.rolled-back");
  }

  @Test
  void aForkIsToldApart() throws Exception {
    String ignored = used();
    long used = vault.services().vault().head().size();
    rollBack();
    vault.signIn(Charter.CLEO);
    while (vault.services().vault().head().size() < used) {
      vault.signIn(Charter.CLEO);
    }

    Failure refused = Sentences.of(() -> vault.signIn(Charter.ADA));

    assertThat(refused.code()).isEqualTo("memory.forked");
    assertThat((long) refused.arguments().get(1)).isBetween(1L, used - 1);
    assertThat(FailureText.sentence(refused)).contains("what follows is not");
  }

  /** Those who put the vault back also put their own tokens back; the signing token they cannot. */
  @Test
  void theSigningTokenRemembersWhatPeopleHaveMadeTheirTokensForget() throws Exception {
    byte[] ada = kept(Charter.ADA);
    byte[] ben = kept(Charter.BEN);
    String ignored = used();
    rollBack();
    keep(Charter.ADA, ada);
    keep(Charter.BEN, ben);
    vault.signIn(Charter.ADA);

    assertThat(Sentences.codeOf(() -> vault.carryOut(key("again"), Charter.DOMAIN, Charter.BEN)))
        .as("they have gone on in it, so it is another")
        .isEqualTo("memory.forked");
    assertThat(vault.keys()).isZero();
  }

  @Test
  void aTokenRemembersTheHeadAfterEveryOperationAndSignOut() throws Exception {
    vault.signIn(Charter.ADA);
    assertThat(vault.carryOut(key("one"), Charter.DOMAIN, Charter.BEN)).isNotNull();
    long size = vault.services().vault().head().size();
    for (String serial :
        List.of(
            vault.tokenOf(Charter.ADA).serial(),
            vault.tokenOf(Charter.BEN).serial(),
            vault.signingToken().serial())) {
      assertThat(standing(serial).head().orElseThrow().size()).as(serial).isEqualTo(size);
    }
    vault.services().sessions().lock("hand");
    assertThat(memory(Charter.ADA).head().size()).isEqualTo(size + 1);
    assertThat(memory(Charter.BEN).head().size()).isEqualTo(size);
  }

  @Test
  void aTokenThatCannotBeWrittenRemembersAnOlderHeadAndStopsNothing() throws Exception {
    TokenPortCalls calls = new TokenPortCalls();
    calls.around(
        "writeData",
        () -> {
          throw new TokenFailure.CannotWrite("full", "CKR_DEVICE_MEMORY");
        });
    vault.reopen(calls::before);
    vault.signIn(Charter.ADA);
    assertThat(vault.carryOut(key("one"), Charter.DOMAIN, Charter.BEN)).isNotNull();

    String serial = vault.tokenOf(Charter.ADA).serial();
    assertThat(standing(serial).note().orElseThrow().code()).isEqualTo("memory.unwritten");

    vault.reopen();
    vault.signIn(Charter.ADA);
    assertThat(standing(serial).note()).isEmpty();
  }

  @Test
  void whatIsWrongWithAMemoryIsSaidAndKeepsNobodyOut() throws Exception {
    String id = vault.services().vault().head().vault();
    byte[] good = kept(Charter.ADA);
    String text = new String(good, StandardCharsets.UTF_8);
    assertThat(noteAfter(text.replace("\"size\":", "\"size\" :"))).isEqualTo("memory.damaged");
    assertThat(noteAfter("\0")).isEqualTo("memory.damaged");
    String other = text.replace(id, "00000000-0000-0000-0000-000000000000");
    assertThat(noteAfter(other)).isEqualTo("memory.other-vault");
    String newer = text.replace("\"v\":1", "\"v\":9");
    assertThat(noteAfter(newer)).isEqualTo("memory.version");
    assertThat(new String(kept(Charter.ADA), StandardCharsets.UTF_8))
        .as("what a newer program wrote is left")
        .isEqualTo(newer);
    vault.signIn(Charter.CLEO);
    assertThat(standing(vault.tokenOf(Charter.CLEO).serial()).note().orElseThrow().code())
        .isEqualTo("memory.first");
  }

  @Test
  void nobodyAloneRestoresAndTwoSayWhatIsLost() throws Exception {
    String ignored = used();
    rollBack();
    long size = vault.services().vault().head().size();
    try (Restoring restoring = restoring()) {
      restoring.come(Charter.ADA, Charter.pin(Charter.ADA));
      restoring.come(Charter.ADA, Charter.pin(Charter.ADA));
      assertThat(Sentences.codeOf(() -> restoring.draw("alone"))).isEqualTo("restore.too-few");
      restoring.come(Charter.BEN, Charter.pin(Charter.BEN));
      assertThat(restoring.present())
          .allSatisfy(one ->
              assertThat(one.lost().orElseThrow()).isInstanceOf(Recollection.RolledBack.class));
      Restored.Statement statement = restoring.draw("the disk broke");
      assertThat(statement.givenUp()).hasSize(2);
      restoring.sign(statement);
    }
    assertThat(vault.services().vault().head().size()).isEqualTo(size + 1);
    vault.signIn(Charter.ADA);
    assertThat(vault.carryOut(key("again"), Charter.DOMAIN, Charter.BEN))
        .as("the signing token goes along: what it remembers was given up")
        .isNotNull();
  }

  @Test
  void whoWasNotThereIsToldOnceAndOnRecordAndAnOldCopyOfTheRestoredVaultIsRefused()
      throws Exception {
    String ignored = used();
    vault.signIn(Charter.CLEO);
    rollBack();
    restore();
    vault.signIn(Charter.ADA);
    vault.close();
    Folders.copy(vault.folder(), copy);
    vault.reopen();

    vault.clock().set(vault.clock().now().plusSeconds(60));
    Failure told = Sentences.of(() -> vault.signIn(Charter.CLEO));
    assertThat(told.code()).isEqualTo("memory.given-up");
    assertThat(FailureText.sentence(told)).contains("Ada Test, Ben Test", "the disk broke");
    vault.signIn(Charter.CLEO);
    assertThat(kinds()).endsWith(Kinds.SESSION_OPENED, Kinds.HEAD_GIVEN_UP);
    vault.services().sessions().lock("hand");

    rollBack();
    assertThat(Sentences.codeOf(() -> vault.signIn(Charter.CLEO))).isEqualTo("memory.rolled-back");
  }

  @Test
  void nothingIsRestoredWhereNothingIsLost() throws Exception {
    try (Restoring restoring = restoring()) {
      restoring.come(Charter.ADA, Charter.pin(Charter.ADA));
      restoring.come(Charter.BEN, Charter.pin(Charter.BEN));
      assertThat(Sentences.codeOf(() -> restoring.draw("why"))).isEqualTo("restore.nothing-lost");
    }
  }

  private Restoring restoring() {
    return new Restoring(
        vault.services().vault(), vault.services().sessions(), vault.services().memories());
  }

  private void restore() throws Failure {
    try (Restoring restoring = restoring()) {
      restoring.come(Charter.ADA, Charter.pin(Charter.ADA));
      restoring.come(Charter.BEN, Charter.pin(Charter.BEN));
      restoring.sign(restoring.draw("the disk broke"));
    }
  }

  /** A key is made; returns the head in words as Ada's token remembers it. */
  private String used() throws Exception {
    vault.signIn(Charter.ADA);
    assertThat(vault.carryOut(key("one"), Charter.DOMAIN, Charter.BEN)).isNotNull();
    vault.services().sessions().lock("hand");
    return HeadWords.of(memory(Charter.ADA).head().root());
  }

  private org.countersign.model.request.Operation key(String label) {
    return Inventory.generate(vault, label, KeyAlgorithm.EC_P256);
  }

  /** The whole folder: journal, register and all. */
  private void rollBack() throws Exception {
    vault.close();
    Folders.copy(copy, vault.folder());
    assertThat(Files.exists(vault.folder().resolve("register"))).isTrue();
    vault.reopen();
  }

  private String head() {
    return HeadWords.of(java.util.HexFormat.of().formatHex(vault.services().vault().head().root()));
  }

  private Standing standing(String serial) {
    return vault.services().memories().of(serial).orElseThrow();
  }

  private String noteAfter(String bytes) throws Exception {
    keep(Charter.ADA, bytes.getBytes(StandardCharsets.UTF_8));
    vault.signIn(Charter.ADA);
    String code =
        standing(vault.tokenOf(Charter.ADA).serial()).note().map(Failure::code).orElse("none");
    vault.services().sessions().lock("hand");
    return code;
  }

  private Memory memory(String person) throws Exception {
    return Memory.read(kept(person), vault.services().vault().head().vault());
  }

  private byte[] kept(String person) throws Exception {
    try (PersonalToken token = open(person)) {
      Optional<byte[]> kept = token.readData(Memory.label(vault.services().vault().head().vault()));
      return kept.map(bytes -> Arrays.copyOf(bytes, bytes.length)).orElse(new byte[0]);
    }
  }

  private void keep(String person, byte[] bytes) throws Exception {
    try (PersonalToken token = open(person)) {
      token.writeData(Memory.label(vault.services().vault().head().vault()), bytes);
    }
  }

  private PersonalToken open(String person) throws Exception {
    return vault.services().tokens().openPersonal(vault.tokenOf(person), Charter.pin(person));
  }

  private List<String> kinds() throws Exception {
    List<String> kinds = new java.util.ArrayList<>();
    var ignored =
        vault
            .services()
            .vault()
            .journal()
            .look(
                line -> kinds.add(org.countersign.model.journal.Entry.parse(line).header().kind()),
                done -> {});
    return kinds;
  }
}
