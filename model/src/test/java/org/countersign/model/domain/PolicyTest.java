package org.countersign.model.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.countersign.model.testing.VaultFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
  private static final Rule RULE = VaultFixture.policy(1).routine();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12q",
        "",
        "P",
        "PT5H",
        "P0D",
        "P-1Y",
        "P1Y-2M",
        "P101Y",
        "P1201M",
        "P40000D",
        "P2147483647Y",
        "P99999999999Y"
      })
  void aPeriodIsLongerThanNothingAndShorterThanACentury(String period) {
    assertThatThrownBy(() -> policy(period, 2))
        .hasMessageContaining("cryptoperiod \"" + period + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1D", "P100Y", "P18M", "P1Y6M"})
  void usualPeriodsAreTaken(String period) {
    assertThat(policy(period, 2).cryptoPeriod()).isNotNull();
  }

  @Test
  void trustPathsTakeOneOrTwo() {
    assertThatThrownBy(() -> policy("P1Y", 0)).hasMessageContaining("trust paths");
    assertThatThrownBy(() -> policy("P1Y", 3)).hasMessageContaining("trust paths");
    assertThat(policy("P1Y", 1).trustPathPersons()).isEqualTo(1);
  }

  @Test
  void versionsCountFromOne() {
    assertThatThrownBy(() -> VaultFixture.policy(0)).hasMessageContaining("count from 1");
  }

  @Test
  void theHashIsOfEveryMember() {
    assertThat(policy("P1Y", 2).hash())
        .isNotEqualTo(policy("P1Y", 1).hash())
        .isNotEqualTo(policy("P2Y", 2).hash());
    assertThat(policy("P1Y", 2).hash()).isEqualTo(policy("P1Y", 2).hash()).matches("[0-9a-f]{64}");
  }

  private static Policy policy(String cryptoperiod, int trust) {
    return new Policy(1, RULE, RULE, RULE, trust, cryptoperiod, "P90D", "P1Y", "P30D");
  }
}
