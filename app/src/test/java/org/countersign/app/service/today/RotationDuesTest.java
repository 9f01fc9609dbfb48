package org.countersign.app.service.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.failure.Failure;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.testing.RotationLife;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.trust.TrustPath.Criticality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Today says of a rotation, from its first task to the end of the old private key. */
class RotationDuesTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;
  private final RotationLife rotating = new RotationLife(life);

  private List<Due> rotations(Instant now) {
    return Dues.find(
            vault.state(),
            now,
            now,
            new Survey.Besides(new Weaknesses(), (issuer, number) -> false))
        .all()
        .stream()
        .filter(due -> due.kind().startsWith("rotation-"))
        .toList();
  }

  private List<String> kinds() {
    return rotations(vault.now()).stream().map(Due::kind).toList();
  }

  private Due only(Instant now) {
    List<Due> all = rotations(now);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private TrustPath trusted(String name, SoftKey key, Criticality criticality) throws Failure {
    TrustPath path =
        new TrustPath(
            name,
            name,
            VaultLife.DOMAIN,
            Optional.of(key.spki()),
            TrustPath.Pin.KEY,
            "verifier",
            "on call",
            "production",
            criticality,
            "by hand",
            Optional.empty());
    vault.run(VaultLife.DOMAIN, new Operation.AddTrustPath(path), VaultLife.DONE);
    return path;
  }

  private Instant overlapEnds(SoftKey old) {
    return vault.state().rotations().of(old.spki()).orElseThrow().overlapEnds();
  }

  private void retire(SoftKey key) throws Failure {
    vault.run(VaultLife.DOMAIN, new Operation.RetireKey(key.spki()), VaultLife.changed());
  }

  @ParameterizedTest
  @CsvSource({"CRITICAL, NOW", "HIGH, NOW", "MEDIUM, SOON", "LOW, SOON"})
  void aPlaceThatHasNotMovedWhenTheOverlapEndsIsAsUrgentAsWhatBreaks(
      Criticality criticality, Urgency urgency) throws Failure {
    SoftKey old = life.root("old");
    trusted("kiosks", old, criticality);
    rotating.rotate(old, "new");
    Instant end = overlapEnds(old);
    assertThat(only(vault.now()).kind()).isEqualTo("rotation-open");
    assertThat(only(end).kind()).isEqualTo("rotation-open");
    assertThat(only(end).urgency()).isEqualTo(Urgency.SOON);
    Due over = only(end.plusMillis(1));
    assertThat(over.kind()).isEqualTo("rotation-overdue");
    assertThat(over.urgency()).isEqualTo(urgency);
    assertThat(over.at()).contains(end);
    assertThat(over.arguments()).containsExactly("old", 1, "kiosks", end);
    assertThat(over.subject()).isEqualTo(old.spki().hex());
  }

  @Test
  void theMostCriticalOfThePlacesThatLagIsNamedAndDecides() throws Failure {
    SoftKey old = life.root("old");
    trusted("a lab", old, Criticality.LOW);
    TrustPath plant = trusted("plant", old, Criticality.CRITICAL);
    SoftKey fresh = rotating.rotate(old, "new");
    Instant end = overlapEnds(old);
    Due both = only(end.plusMillis(1));
    assertThat(both.urgency()).isEqualTo(Urgency.NOW);
    assertThat(both.arguments()).containsExactly("old", 2, "plant", end);
    rotating.moved(plant, old, fresh);
    Due one = only(end.plusMillis(1));
    assertThat(one.urgency()).isEqualTo(Urgency.SOON);
    assertThat(one.arguments()).containsExactly("old", 1, "a lab", end);
  }

  @Test
  void theOldKeyCanBeEndedOnceAllHaveMovedAndThenItsPrivateKeyIsLeft() throws Failure {
    SoftKey old = life.root("old");
    TrustPath kiosks = trusted("kiosks", old, Criticality.HIGH);
    SoftKey fresh = rotating.rotate(old, "new");
    rotating.moved(kiosks, old, fresh);
    assertThat(kinds()).containsExactly("rotation-free");
    assertThat(only(overlapEnds(old).plusMillis(1)).urgency()).isEqualTo(Urgency.SOON);
    retire(old);
    assertThat(kinds()).containsExactly("rotation-private-key");
    assertThat(only(vault.now()).urgency()).isEqualTo(Urgency.SOON);
    vault.run(
        VaultLife.DOMAIN,
        new Operation.DestroyKey(old.spki()),
        new Results.KeyGone(Map.of(), 2, "CKR_KEY_HANDLE_INVALID", 0));
    assertThat(kinds()).isEmpty();
  }

  @Test
  void aPrivateKeyThatIsKeptIsQuietUntilItsTimeIsOver() throws Failure {
    SoftKey old = life.root("old");
    rotating.rotate(old, "new");
    retire(old);
    Instant until = vault.now().plus(Duration.ofDays(30));
    vault.run(
        VaultLife.DOMAIN, new Operation.KeepKey(old.spki(), "court order", until), VaultLife.DONE);
    assertThat(kinds()).isEmpty();
    Due over = only(until);
    assertThat(over.kind()).isEqualTo("rotation-kept-over");
    assertThat(over.urgency()).isEqualTo(Urgency.NOW);
    assertThat(over.arguments()).containsExactly("old", until);
  }

  @Test
  void aSuccessorThatIsLostIsToldAtOnce() throws Failure {
    SoftKey old = life.root("old");
    SoftKey fresh = rotating.rotate(old, "new");
    vault.run(VaultLife.DOMAIN, VaultLife.emergency(fresh), VaultLife.changed());
    assertThat(rotations(vault.now()))
        .filteredOn(due -> due.kind().equals("rotation-successor"))
        .singleElement()
        .satisfies(due -> {
          assertThat(due.urgency()).isEqualTo(Urgency.NOW);
          assertThat(due.arguments()).containsExactly("old", "new", "compromised");
        });
  }

  @Test
  void anEmergencyIsNotOverdueUntilThereIsASuccessorToMoveTo() throws Failure {
    SoftKey old = life.root("old");
    trusted("kiosks", old, Criticality.HIGH);
    vault.run(VaultLife.DOMAIN, VaultLife.emergency(old), VaultLife.changed());
    vault.advance(Duration.ofSeconds(1));
    assertThat(kinds()).containsExactly("rotation-private-key");
    rotating.rotate(old, "new");
    vault.set(overlapEnds(old).plusMillis(1));
    assertThat(kinds()).contains("rotation-overdue");
  }
}
