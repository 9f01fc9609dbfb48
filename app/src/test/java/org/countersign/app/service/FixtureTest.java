package org.countersign.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FixtureTest {
  @Test
  void isFounded() throws Exception {
    for (int i = 0; i < 3; i++) {
      long at = System.nanoTime();
      try (VaultOnSoftHsm vault = VaultOnSoftHsm.fresh()) {
        assertThat(vault.signingToken().label()).isEqualTo(Charter.SIGNING_TOKEN);
      }
      System.out.println((System.nanoTime() - at) / 1_000_000 + " ms");
    }
  }
}
