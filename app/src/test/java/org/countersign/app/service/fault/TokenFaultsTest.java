package org.countersign.app.service.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.countersign.app.hsm.SoftHsm;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.control.DualControl;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RequestStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tokens do to people who use them; each time the vault goes on afterwards. */
class TokenFaultsTest {
  private static final long WRITE_PROTECTED = 0x2;
  private static final long FINAL_TRY = 0x20000;
  private static final long LOCKED = 0x40000;

  private VaultOnSoftHsm vault;

  @BeforeEach
  void found() throws Failure {
    vault = VaultOnSoftHsm.fresh();
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private void goesOn() throws Failure {
    if (vault.services().sessions().current().isEmpty()) {
      vault.signIn(Charter.ADA);
    }
    int before = vault.keys();
    new Inventory(vault).key("afterwards", KeyAlgorithm.EC_P256);
    vault.reopen();
    assertThat(vault.keys()).isEqualTo(before + 1);
  }

  private String raised() throws Failure {
    return vault.raise(Inventory.generate(vault, "key", KeyAlgorithm.EC_P256), Charter.DOMAIN);
  }

  @Test
  void aWrongPinSignsNobodyInAndLeavesNoEntry() throws Exception {
    long size = vault.services().vault().head().size();
    char[] wrong = "not-the-pin".toCharArray();

    assertThat(Sentences.codeOf(() -> vault.services().sessions().signIn(Charter.ADA, wrong)))
        .startsWith("token.wrong-pin");

    assertThat(vault.services().sessions().current()).isEmpty();
    assertThat(vault.services().vault().head().size()).isEqualTo(size);
    goesOn();
  }

  @Test
  void aWrongPinInTheDialogSignsNothingAndMayBeTypedAgain() throws Exception {
    vault.signIn(Charter.ADA);
    String hash = raised();
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      assertThat(
              Sentences.codeOf(() -> control.approve(Charter.BEN, "not-the-pin".toCharArray(), "")))
          .startsWith("token.wrong-pin");
      assertThat(control.progress().ready()).isFalse();
      control.approve(Charter.BEN, Charter.pin(Charter.BEN), "");
      assertThat(control.progress().ready()).isTrue();
    }
    goesOn();
  }

  @Test
  void aLockedPinAndAFinalTryAreNotTried() throws Exception {
    vault.close();
    VaultOnSoftHsm opened = vault;
    TokenIdentity ada = opened(opened).tokenOf(Charter.ADA);
    vault.hsm().flags(ada, LOCKED, 0);
    assertThat(Sentences.codeOf(() -> vault.signIn(Charter.ADA))).isEqualTo("token.pin-locked");
    vault.hsm().flags(ada, FINAL_TRY, LOCKED);
    assertThat(Sentences.codeOf(() -> vault.signIn(Charter.ADA))).isEqualTo("token.final-try");
    vault.hsm().flags(ada, 0, FINAL_TRY);
    goesOn();
  }

  private static VaultOnSoftHsm opened(VaultOnSoftHsm vault) throws Failure {
    vault.reopen();
    return vault;
  }

  @Test
  void aCustodianWhoseTokenIsNotThereCannotSignIn() throws Exception {
    TokenIdentity ada = vault.tokenOf(Charter.ADA);
    vault.hsm().restart(() -> vault.hsm().pull(ada));
    assertThat(Sentences.codeOf(() -> vault.signIn(Charter.ADA))).isEqualTo("token.missing");
    vault.hsm().putBack(ada);
    goesOn();
  }

  @Test
  void anotherTokenOfTheSameLabelIsNotTaken() throws Exception {
    TokenIdentity ada = vault.tokenOf(Charter.ADA);
    vault.hsm().restart(() -> vault.hsm().pull(ada));
    TokenIdentity other = vault.hsm().token(ada.label());
    assertThat(other.serial()).isNotEqualTo(ada.serial());

    assertThat(
            Sentences.codeOf(() ->
                vault.services().sessions().signIn(Charter.ADA, SoftHsm.USER_PIN.toCharArray())))
        .isEqualTo("token.exchanged");

    vault.hsm().putBack(ada);
    goesOn();
  }

  @Test
  void aSigningTokenPulledBeforeTheOperationEndsInARecordedFailure() throws Exception {
    pulledAt("intent", "token.missing");
  }

  @Test
  void aSigningTokenPulledDuringTheOperationEndsInARecordedFailure() throws Exception {
    pulledAt("token-opened", "token.missing");
  }

  private void pulledAt(String step, String code) throws Exception {
    TokenIdentity signing = vault.signingToken();
    vault.signIn(Charter.ADA);
    String hash = raised();
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      control.approve(Charter.BEN, Charter.pin(Charter.BEN), "");
      assertThat(
              Sentences.codeOf(() ->
                  control.execute(now -> {
                    if (now.code().equals(step)) {
                      vault.hsm().pull(signing);
                    }
                  })))
          .isEqualTo(code);
    }
    assertThat(vault.status(hash)).isEqualTo(RequestStatus.FAILED);
    assertThat(vault.keys()).isZero();
    vault.close();
    vault.hsm().putBack(signing);
    vault.reopen();
    goesOn();
  }

  @Test
  void aHoldersTokenPulledDuringTheOperationEndsInARecordedFailure() throws Exception {
    TokenIdentity ben = vault.tokenOf(Charter.BEN);
    vault.signIn(Charter.ADA);
    String hash = raised();
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      control.approve(Charter.BEN, Charter.pin(Charter.BEN), "");
      assertThat(Sentences.codeOf(() -> control.execute(step -> vault.hsm().pull(ben))))
          .startsWith("token.");
    }
    assertThat(vault.status(hash)).isEqualTo(RequestStatus.FAILED);
    vault.close();
    vault.hsm().putBack(ben);
    vault.reopen();
    goesOn();
  }

  @Test
  void aWriteProtectedSigningTokenMakesNoKey() throws Exception {
    TokenIdentity signing = vault.signingToken();
    vault.hsm().flags(signing, WRITE_PROTECTED, 0);
    vault.signIn(Charter.ADA);
    String hash = raised();
    assertThat(Sentences.codeOf(() -> vault.carryOut(hash, Charter.BEN)))
        .isEqualTo("token.cannot-write");
    assertThat(vault.status(hash)).isEqualTo(RequestStatus.FAILED);
    vault.hsm().flags(signing, 0, WRITE_PROTECTED);
    goesOn();
  }

  @Test
  void aFileThatIsNoPkcs11ModuleIsNamedAndNothingIsCommissioned() throws Exception {
    vault.signIn(Charter.ADA);
    String nonsense = vault.folder().resolve("journal.jsonl").toAbsolutePath().toString();
    String hash =
        vault.raise(new Operation.CommissionToken(nonsense, 0, "second", 2, Charter.HOLDERS), "");
    Failure failure = Sentences.of(() -> vault.carryOut(hash, Charter.BEN));
    assertThat(failure.code()).isEqualTo("token.module-unusable");
    assertThat(failure.arguments()).contains(nonsense);
    goesOn();
  }
}
