package org.countersign.app.service.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.TokenPortCalls;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.control.DualControl;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenPort;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RequestStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one person at the console, or one who was sent away, cannot do. */
class NobodyAloneTest {
  private VaultOnSoftHsm vault;
  private TokenPortCalls calls;

  @BeforeEach
  void found() throws Failure {
    vault = VaultOnSoftHsm.fresh();
    calls = new TokenPortCalls();
    vault.reopen(calls::before);
    vault.signIn(Charter.ADA);
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private String raised(String label) throws Failure {
    return vault.raise(Inventory.generate(vault, label, KeyAlgorithm.EC_P256), Charter.DOMAIN);
  }

  @Test
  void withoutAuthorityNoSigningTokenIsOpened() throws Exception {
    String hash = raised("key");
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      control.bring(Charter.BEN, Charter.pin(Charter.BEN));
      control.bring(Charter.CLEO, Charter.pin(Charter.CLEO));
      calls.forget();
      assertThat(Sentences.codeOf(() -> control.execute(step -> {})))
          .as("all shares are here, and nobody has approved")
          .isEqualTo("quorum.too-few");
      assertThat(calls.calls()).isEmpty();
    }
  }

  @Test
  void whatWasCarriedOutIsNotCarriedOutTwice() throws Exception {
    String hash = raised("key");
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      control.approve(Charter.BEN, Charter.pin(Charter.BEN), "");
      Object ignored = control.execute(step -> {});
      calls.forget();
      assertThat(Sentences.codeOf(() -> control.execute(step -> {}))).startsWith("quorum.");
      assertThat(calls.calls()).doesNotContain("openSigning");
    }
    assertThat(vault.keys()).isEqualTo(1);
  }

  @Test
  void whoeverIsRemovedIsSignedOutAtOnceAndTheirApprovalsCountNoMore() throws Exception {
    vault.reopen();
    vault.signIn(Charter.DEV);
    String key = raised("key");
    Object ignored =
        vault.carryOut(new Operation.RemovePerson(Charter.DEV), "", Charter.ADA, Charter.BEN);

    assertThat(vault.services().sessions().current()).isEmpty();
    assertThat(Sentences.codeOf(() -> vault.signIn(Charter.DEV))).isEqualTo("session.not-enrolled");
    vault.signIn(Charter.ADA);
    vault.services().requests().approve(key, vault.services().sessions().require(), "");
    assertThat(vault.status(key))
        .as("the raiser's own signature counted, and does not any more")
        .isEqualTo(RequestStatus.OPEN);
  }

  @Test
  void lockingLogsEverybodyInTheDialogOut() throws Exception {
    String hash = raised("key");
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      control.approve(Charter.BEN, Charter.pin(Charter.BEN), "");
      assertThat(control.progress().sharesPresent()).isEqualTo(2);
      vault.services().sessions().lock("idle");
      assertThat(control.progress().sharesPresent()).isZero();
      assertThat(Sentences.codeOf(() -> control.execute(step -> {}))).isEqualTo("session.none");
      vault.signIn(Charter.ADA);
      assertThat(control.progress().sharesPresent()).as("Ada, who is back").isEqualTo(1);
    }
  }

  @Test
  void lockingWaitsForAnExecutionToEnd() throws Exception {
    String hash = raised("key");
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      control.approve(Charter.BEN, Charter.pin(Charter.BEN), "");
      Object ignored =
          control.execute(step -> {
            if (step.code().equals("token-opened")) {
              vault.services().sessions().lock("idle");
            }
          });
    }
    assertThat(vault.status(hash)).isEqualTo(RequestStatus.EXECUTED);
    assertThat(vault.services().sessions().current()).isEmpty();
  }

  @Test
  void signingInTwiceLeavesOneTokenOpen() throws Exception {
    TokenIdentity ada = vault.tokenOf(Charter.ADA);
    vault.signIn(Charter.BEN);
    TokenPort port = vault.tokens();
    assertThat(vault.services().sessions().require().person()).isEqualTo(Charter.BEN);
    assertThat(port.publicObjects(ada))
        .as("nobody is logged in to Ada's token, so its private keys do not show")
        .isNotEmpty()
        .noneMatch(object -> object.kind().equals("CKO_PRIVATE_KEY"));
  }

  @Test
  void aListenerThatFailsDoesNotMakeAnEntryLookUnwritten() throws Exception {
    vault
        .services()
        .vault()
        .onChange(() -> {
          throw new IllegalStateException("a screen that fails, for a test");
        });
    new Inventory(vault).key("key", KeyAlgorithm.EC_P256);
    assertThat(vault.keys()).isEqualTo(1);
  }

  @Test
  void aPersonCannotApproveWithAnothersPin() {
    assertThatThrownBy(
            () -> vault.services().sessions().open(Charter.BEN, Charter.pin(Charter.CLEO)))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("token.wrong-pin");
  }
}
