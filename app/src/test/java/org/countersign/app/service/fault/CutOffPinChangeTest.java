package org.countersign.app.service.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.TokenPortCalls;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.failure.TokenFailure.NotAnswering;
import org.countersign.model.failure.TokenFailure.TokenRefused;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RequestStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change of PINs that stops half-way: nobody is locked out of the signing token. */
class CutOffPinChangeTest {
  private VaultOnSoftHsm vault;
  private TokenPortCalls calls;
  private TokenIdentity token;
  private Operation again;

  @BeforeEach
  void found() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    calls = new TokenPortCalls();
    vault.reopen(calls::before);
    vault.signIn(Charter.ADA);
    token = vault.signingToken();
    again = new Operation.ReshareToken(token, 2, List.of(Charter.ADA, Charter.BEN, Charter.DEV));
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private int generation() {
    return vault
        .services()
        .vault()
        .read(s -> s.tokens().find(token.serial()).orElseThrow().ready().generation());
  }

  private void everythingStillWorks() throws Exception {
    calls.around("changeSoPin", () -> () -> {});
    new Inventory(vault).key("in between", KeyAlgorithm.EC_P256);
    Object ignored = vault.carryOut(again, "", Charter.BEN);
    assertThat(generation()).isEqualTo(2);
    new Inventory(vault).key("afterwards", KeyAlgorithm.EC_P256);
    ignored = vault.carryOut(again, "", Charter.BEN);
    assertThat(generation()).isEqualTo(3);
  }

  @Test
  void aFailureBetweenTheTwoPinsLeavesTheTokenToItsHolders() throws Exception {
    calls.around(
        "changeSoPin",
        () -> {
          throw new TokenRefused(token.label(), "C_SetPIN", "CKR_DEVICE_ERROR", null);
        });
    String hash = vault.raise(again, "");
    assertThat(Sentences.codeOf(() -> vault.carryOut(hash, Charter.BEN)))
        .isEqualTo("token.refused");
    assertThat(vault.status(hash)).isEqualTo(RequestStatus.FAILED);
    assertThat(generation()).isEqualTo(1);
    everythingStillWorks();
  }

  /** Nobody knows whether a token that has not answered has done it: so no outcome is recorded. */
  @Test
  void aTokenThatDoesNotAnswerLeavesItToBeResolvedByTwo() throws Exception {
    calls.around(
        "changeSoPin",
        () -> {
          throw new NotAnswering(token.label(), "C_SetPIN", 30);
        });
    String hash = vault.raise(again, "");
    assertThat(Sentences.codeOf(() -> vault.carryOut(hash, Charter.BEN)))
        .isEqualTo("token.not-answering");
    assertThat(vault.status(hash)).isEqualTo(RequestStatus.EXECUTING);
    var found = vault.services().cutOff().look(hash);
    assertThat(found.happened()).isTrue();
    assertThat(found.text()).contains("New PIN shares");
    Object ignored = vault.carryOut(found.proposal(), "", Charter.BEN);
    everythingStillWorks();
  }
}
