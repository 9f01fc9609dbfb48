package org.countersign.model.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
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

  /** Requests of old journals have pinned this hash. */
  @Test
  void aPolicyThatSaysNothingOfTheWindowsIsTheSameToTheByteAsBeforeThereWereAny() throws Refused {
    String rule =
        "{\"approvalHours\":24,\"persons\":2,\"raiserCounts\":true,\"requestHours\":168,"
            + "\"roles\":[\"CUSTODIAN\"],\"roster\":[]}";
    String old =
        "{\"crlLifetime\":\"P30D\",\"cryptoperiod\":\"P2Y\",\"destruction\":"
            + rule
            + ",\"emergency\":"
            + rule
            + ",\"renewalWindow\":\"P90D\",\"reviewCadence\":\"P1Y\",\"routine\":"
            + rule
            + ",\"trustPathPersons\":2,\"version\":1}";
    Policy read = Canonical.read(Canonical.parse(old.getBytes(UTF_8)), Policy.class);
    assertThat(read).isEqualTo(VaultFixture.policy(1));
    assertThat(read.windows()).isEqualTo(Windows.USUAL);
    assertThat(new String(Canonical.bytesOf(read), UTF_8)).isEqualTo(old);
    assertThat(read.hash())
        .isEqualTo("b78290a11b225eb98ee4161678c908962f01377843a02fdf5a6cdc204cff9049");
  }

  @Test
  void otherWindowsAreReadBackAndChangeTheHash() throws Refused {
    Policy usual = VaultFixture.policy(1);
    Policy strict = windows("P3Y", "P2D");
    assertThat(strict.hash()).isNotEqualTo(usual.hash());
    assertThat(Canonical.read(Canonical.tree(strict), Policy.class)).isEqualTo(strict);
    assertThatThrownBy(() -> windows("3Y", "P2D")).hasMessageContaining("key age \"3Y\"");
    assertThatThrownBy(() -> windows("P3Y", "P0D")).hasMessageContaining("CRL warning \"P0D\"");
  }

  /** What is left out has one spelling, and so has the policy. */
  @Test
  void theUsualWindowsSpelledOutAreRefused() {
    var spelled = (tools.jackson.databind.node.ObjectNode) Canonical.tree(VaultFixture.policy(1));
    spelled.set("windows", Canonical.tree(Windows.USUAL));
    assertThat(VaultFixture.code(() -> Canonical.read(spelled, Policy.class)))
        .isEqualTo("json.member");
    spelled.putNull("windows");
    assertThat(VaultFixture.code(() -> Canonical.read(spelled, Policy.class)))
        .isEqualTo("json.member");
  }

  @Test
  void thatFilesMayLeaveOnTheScreenIsSaidOnlyWhereTheyMay() throws Refused {
    Policy usual = VaultFixture.policy(1);
    Policy open =
        new Policy(
            1, RULE, RULE, RULE, 2, "P2Y", "P90D", "P1Y", "P30D", Windows.USUAL, new Leaving(true));
    assertThat(new String(Canonical.bytesOf(usual), UTF_8)).doesNotContain("leaving");
    assertThat(new String(Canonical.bytesOf(open), UTF_8))
        .contains("\"leaving\":{\"onScreen\":true}");
    assertThat(open.hash()).isNotEqualTo(windows("P5Y", "P7D").hash());
    assertThat(Canonical.read(Canonical.tree(open), Policy.class)).isEqualTo(open);
    var spelled = (tools.jackson.databind.node.ObjectNode) Canonical.tree(usual);
    spelled.set("leaving", Canonical.tree(Leaving.NOT));
    assertThat(VaultFixture.code(() -> Canonical.read(spelled, Policy.class)))
        .isEqualTo("json.member");
  }

  private static Policy windows(String keyAge, String crlWarning) {
    return new Policy(
        1,
        RULE,
        RULE,
        RULE,
        2,
        "P2Y",
        "P90D",
        "P1Y",
        "P30D",
        new Windows(keyAge, crlWarning),
        Leaving.NOT);
  }

  private static Policy policy(String cryptoperiod, int trust) {
    return new Policy(1, RULE, RULE, RULE, trust, cryptoperiod, "P90D", "P1Y", "P30D");
  }
}
