package org.countersign.app.service.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.domain.Leaving;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.domain.Windows;
import org.countersign.model.failure.Failure;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.junit.jupiter.api.Test;

/** Each kind of thing that is due appears in its window and not before. */
class DuesTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;

  private Dues.Found at(Instant now) {
    return Dues.find(
        vault.state(), now, now, new Survey.Besides(new Weaknesses(), (issuer, number) -> false));
  }

  private static final List<String> BACKUP = List.of("backup-old", "drill-old", "backup-pins");

  private List<String> kinds(Instant now) {
    return at(now).all().stream()
        .map(Due::kind)
        .filter(kind -> !kind.startsWith("gap") && !BACKUP.contains(kind))
        .toList();
  }

  @Test
  void aBackupIsDueAfterNewPinsAfterAMonthAndADrillAfterHalfAYear() {
    Instant start = life.vault.now();
    assertThat(backup(start.plusSeconds(60))).isEmpty();
    assertThat(backup(days(start, 2))).containsExactly("backup-pins");
    assertThat(backup(days(start, 31))).containsExactlyInAnyOrder("backup-pins", "backup-old");
    assertThat(backup(days(start, 181)))
        .containsExactlyInAnyOrder("backup-pins", "backup-old", "drill-old");
  }

  private List<String> backup(Instant now) {
    return at(now).all().stream().map(Due::kind).filter(BACKUP::contains).toList();
  }

  private static Instant days(Instant from, long days) {
    return from.plus(Duration.ofDays(days));
  }

  private void policy(String cryptoperiod, Windows windows) throws Failure {
    Rule rule = VaultFixture.policy(1).routine();
    vault.run(
        VaultLife.DOMAIN,
        new Operation.ChangePolicy(
            new Policy(
                2, rule, rule, rule, 2, cryptoperiod, "P90D", "P1Y", "P30D", windows, Leaving.NOT)),
        VaultLife.DONE);
  }

  @Test
  void whatEndsIsDueFromItsWindowOnAndOverAfterIt() throws Failure {
    life.root("root");
    Instant start = VaultFixture.START;
    assertThat(kinds(days(start, 270))).isEmpty();
    assertThat(at(days(start, 270)).next().orElseThrow().kind())
        .isIn("certificate-ends", "review-comes");
    assertThat(kinds(days(start, 276))).containsExactly("certificate-ends");
    assertThat(at(days(start, 276)).all().getFirst().urgency()).isEqualTo(TodayItem.Urgency.SOON);
    assertThat(kinds(days(start, 366))).containsExactly("certificate-ends");
    assertThat(at(days(start, 366)).all())
        .filteredOn(due -> due.kind().equals("certificate-ends"))
        .allMatch(due -> due.urgency() == TodayItem.Urgency.NOW);
    assertThat(kinds(days(start, 645)))
        .containsExactlyInAnyOrder("certificate-ends", "cryptoperiod-ends", "purpose-ends");
  }

  @Test
  void aKeyGrowsOldWhateverItsCertificatesSay() throws Failure {
    life.root("root");
    policy("P10Y", new Windows("P6M", "P7D"));
    Instant limit = VaultFixture.START.atZone(ZoneOffset.UTC).plusMonths(6).toInstant();
    assertThat(kinds(days(limit, -91))).isEmpty();
    assertThat(kinds(days(limit, -89))).containsExactly("key-age");
    assertThat(kinds(days(limit, 1))).contains("key-age");
  }

  @Test
  void theNextListIsDueAsThePolicyWarnsButNeverInTheFirstHalfOfItsLife() throws Failure {
    SoftKey root = life.root("root");
    String hash = vault.approved(VaultLife.DOMAIN, new Operation.IssueCrl(root.spki()));
    vault.start(hash, vault.ada);
    vault.finish(hash, vault.ada, VaultLife.changed(life.crl(root, 1, List.of())));
    assertThat(kinds(days(vault.now(), 22))).isEmpty();
    assertThat(kinds(days(vault.now(), 24))).containsExactly("crl-ends");
    policy("P2Y", new Windows("P5Y", "P60D"));
    assertThat(kinds(days(vault.now(), 14))).isEmpty();
    assertThat(kinds(days(vault.now(), 16))).containsExactly("crl-ends");
  }

  @Test
  void whoStillTrustsAKeyThatHasEndedIsNamed() throws Failure {
    SoftKey root = life.root("root");
    SoftKey release = life.issued("release", root);
    life.trusted("verifier", release);
    String hash = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(release));
    vault.start(hash, vault.ada);
    vault.finish(hash, vault.ada, life.revocation(release, root));
    assertThat(kinds(vault.now()))
        .containsExactly("revocation-unseen", "still-trusted", "rotation-private-key");
    vault.run(
        VaultLife.DOMAIN,
        new Operation.DestroyKey(release.spki()),
        new Results.KeyGone(Map.of(), 1, "CKR_KEY_HANDLE_INVALID", 0));
    assertThat(kinds(vault.now())).contains("stale-trust").doesNotContain("still-trusted");
  }

  @Test
  void manyOfAKindAreOneRowWithTheirCount() {
    List<Due> dues = new ArrayList<>();
    Instant now = VaultFixture.START;
    for (int i = 0; i < 212; i++) {
      dues.add(due("certificate-ends", i, TodayItem.Urgency.SOON, days(now, i % 30 + 1)));
    }
    dues.add(due("crl-ends", 1, TodayItem.Urgency.NOW, days(now, -1)));
    dues.add(due("certificate-ends", 999, TodayItem.Urgency.LATER, days(now, 300)));
    List<TodayItem> rows = Grouped.of(dues);
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().code()).isEqualTo("many.certificate-ends");
    assertThat(rows.getFirst().arguments()).containsExactly(212);
    assertThat(rows.getFirst().place()).isEqualTo(TodayItem.Place.DUE);
    assertThat(rows.getFirst().subject()).isEqualTo("certificate-ends");
    assertThat(rows.getFirst().due()).contains(days(now, 1));
    assertThat(rows.getLast().code()).isEqualTo("crl-ends");
  }

  private static Due due(String kind, int number, TodayItem.Urgency urgency, Instant at) {
    return new Due(
        kind,
        List.of("key-" + number, at),
        urgency,
        TodayItem.Place.KEYS,
        "k" + number,
        "key-" + number,
        "d",
        "D",
        "O",
        Optional.of(at));
  }
}
