package org.countersign.app.service.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.countersign.app.hsm.FileSizeLimit;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.TokenPortCalls;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.request.RequestStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FullTokenTest {

  /** SoftHSM keeps its tokens in files, and for as long as it generates none can grow. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aTokenWithoutRoomMakesNoKeyAndTheVaultGoesOn() throws Exception {
    try (VaultOnSoftHsm vault = VaultOnSoftHsm.fresh()) {
      TokenPortCalls calls = new TokenPortCalls();
      calls.around("generate", FileSizeLimit::new);
      vault.reopen(calls::before);
      vault.signIn(Charter.ADA);
      String hash =
          vault.raise(Inventory.generate(vault, "key", KeyAlgorithm.EC_P256), Charter.DOMAIN);

      assertThat(Sentences.codeOf(() -> vault.carryOut(hash, Charter.BEN)))
          .isEqualTo("token.cannot-write");

      assertThat(vault.status(hash)).isEqualTo(RequestStatus.FAILED);
      calls.around("generate", () -> () -> {});
      new Inventory(vault).key("afterwards", KeyAlgorithm.EC_P256);
      assertThat(vault.keys()).isEqualTo(1);
    }
  }
}
