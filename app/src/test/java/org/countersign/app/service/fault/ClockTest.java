package org.countersign.app.service.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.request.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invariant 11: time is stated, not assumed. */
class ClockTest {
  private static final Duration YEAR = Duration.ofDays(365);

  private VaultOnSoftHsm vault;

  @BeforeEach
  void setBackAYear() throws Failure {
    vault = VaultOnSoftHsm.fresh();
    vault.clock().advance(YEAR.negated());
    vault.reopen();
  }

  @AfterEach
  void close() {
    vault.close();
  }

  @Test
  void nothingIsWrittenWhileTheClockIsBehind() throws Exception {
    long size = vault.services().vault().head().size();
    vault.signIn(Charter.ADA);
    assertThat(vault.services().vault().clockBehind()).isTrue();
    assertThat(vault.services().today().forPerson(Charter.ADA))
        .anyMatch(item -> item.code().equals("clock-behind"));
    Operation generate = Inventory.generate(vault, "key", KeyAlgorithm.EC_P256);

    assertThat(Sentences.codeOf(() -> vault.raise(generate, Charter.DOMAIN)))
        .isEqualTo("clock.behind");

    vault.services().sessions().lock("hand");
    assertThat(vault.services().vault().head().size()).isEqualTo(size);
    vault.clock().advance(YEAR);
    vault.signIn(Charter.ADA);
    new Inventory(vault).key("afterwards", KeyAlgorithm.EC_P256);
  }

  @Test
  void twoPeopleWhoSignInThenStateTheTimeAndWorkGoesOn() throws Exception {
    Instant stated = vault.clock().now();
    vault.signIn(Charter.ADA);
    Object ignored = vault.carryOut(new Operation.StateTime(stated), "", Charter.BEN);

    assertThat(vault.services().vault().clockBehind()).isFalse();
    vault.clock().advance(Duration.ofMinutes(1));
    new Inventory(vault).key("afterwards", KeyAlgorithm.EC_P256);
    vault.reopen();
    assertThat(vault.keys()).isEqualTo(1);
  }

  @Test
  void oneAloneCannotStateTheTime() throws Exception {
    vault.signIn(Charter.ADA);
    String hash = vault.raise(new Operation.StateTime(vault.clock().now()), "");
    assertThat(Sentences.codeOf(() -> vault.carryOut(hash))).isEqualTo("quorum.too-few");
    assertThat(vault.services().vault().clockBehind()).isTrue();
  }
}
