package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Header;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.junit.jupiter.api.Test;

/** Time is stated, not assumed (1-product, 11). */
class TimeTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;

  @Test
  void anEntryBeforeTheLastIsRefused() throws Failure {
    vault.advance(Duration.ofHours(1));
    life.generate("k");
    vault.advance(Duration.ofMillis(-1));
    assertThat(VaultFixture.code(() -> life.generate("k2"))).isEqualTo("journal.time");
  }

  @Test
  void twoPeopleStateAnEarlierTimeAndWorkGoesOnFromThere() throws Failure {
    vault.advance(Duration.ofDays(3650));
    close();
    vault.set(VaultFixture.START.plusSeconds(60));
    assertThat(VaultFixture.code(this::close)).isEqualTo("journal.time");
    state(VaultFixture.START.plusSeconds(60));
    assertThat(vault.state().lastAt()).isEqualTo(VaultFixture.START.plusSeconds(60));
    vault.set(VaultFixture.START.plusSeconds(59));
    assertThat(VaultFixture.code(this::close)).isEqualTo("journal.time");
    vault.set(VaultFixture.START.plusSeconds(61));
    close();
  }

  @Test
  void onePersonStatesNoTime() throws Failure {
    String hash = vault.raise(vault.ada, "", new Operation.StateTime(VaultFixture.START));
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada)))
        .isEqualTo("execution.not-approved");
  }

  @Test
  void anEarlierTimeBringsNoRequestToLifeAgain() throws Failure {
    String open = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    String approved = vault.approved(VaultLife.DOMAIN, life.generateOf("k2"));
    vault.advance(Duration.ofDays(30));
    assertThat(status(approved)).isEqualTo(RequestStatus.LAPSED);
    assertThat(status(open)).isEqualTo(RequestStatus.EXPIRED);
    state(VaultFixture.START.plusSeconds(1));
    vault.set(VaultFixture.START.plusSeconds(2));
    assertThat(status(approved)).isEqualTo(RequestStatus.FAILED);
    assertThat(status(open)).isEqualTo(RequestStatus.FAILED);
    assertThat(VaultFixture.code(() -> vault.start(approved, vault.ada)))
        .isEqualTo("execution.twice");
    assertThat(VaultFixture.code(() -> vault.approve(open, vault.ben))).isEqualTo("approval.ended");
    life.generate("k2");
  }

  @Test
  void aLaterTimeEndsNothing() throws Failure {
    String open = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    state(vault.now().plus(Duration.ofHours(1)));
    assertThat(status(open)).isEqualTo(RequestStatus.OPEN);
    assertThat(VaultFixture.code(this::close)).isEqualTo("journal.time");
  }

  @Test
  void aRequestIsNotRaisedInTheFutureNorForLongerThanThePolicySays() throws Failure {
    assertThat(raised(Duration.ofMillis(1), Duration.ZERO)).isEqualTo("request.time");
    assertThat(raised(Duration.ofDays(3650), Duration.ZERO)).isEqualTo("request.time");
    assertThat(raised(Duration.ZERO, Duration.ofMillis(1))).isEqualTo("request.too-long");
    assertThat(raised(Duration.ZERO, Duration.ofDays(-7))).isEqualTo("request.too-long");
    assertThat(raised(Duration.ZERO, Duration.ofDays(-8))).isEqualTo("request.too-long");
    assertThat(raised(Duration.ofDays(-6), Duration.ZERO)).isEqualTo("allowed");
    assertThat(raised(Duration.ZERO, Duration.ofDays(-1))).isEqualTo("allowed");
  }

  @Test
  void anEntryFarAheadStopsNoEmergency() throws Failure {
    var root = life.root("root");
    vault.set(Instant.parse("2099-01-01T00:00:00Z"));
    Header header = vault.header(vault.cleo, Kinds.SESSION_CLOSED, "", false);
    vault.take(vault.line(vault.cleo, header, new Bodies.SessionClosed("hand")));
    String hash = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(root));
    vault.start(hash, vault.ada);
    vault.finish(hash, vault.ada, VaultLife.changed());
  }

  private String raised(Duration raisedOff, Duration expiryOff) throws Failure {
    Request good =
        new Proposal(new Operation.ReviewDomain(""), VaultLife.DOMAIN, "r", "ada", false)
            .pinned(vault.state(), vault.now());
    Request bad =
        new Request(
            1,
            good.id(),
            good.operation(),
            good.domain(),
            good.subject(),
            good.parameters(),
            good.reason(),
            good.raisedBy(),
            good.raisedAt().plus(raisedOff),
            good.expiresAt().plus(raisedOff).plus(expiryOff),
            good.policy(),
            good.impact(),
            good.nonce(),
            false);
    return VaultFixture.code(
        () -> vault.append(vault.ada, Kinds.RAISED, VaultLife.DOMAIN, false, bad));
  }

  private void close() throws Failure {
    vault.append(vault.ada, Kinds.SESSION_CLOSED, "", false, new Bodies.SessionClosed("hand"));
  }

  /**
   * While the clock is behind, what is written to state the time bears the time of the last entry.
   */
  private void state(Instant time) throws Failure {
    vault.set(vault.state().lastAt().isAfter(vault.now()) ? vault.state().lastAt() : vault.now());
    vault.run("", new Operation.StateTime(time), VaultLife.DONE);
  }

  private RequestStatus status(String hash) throws Failure {
    return Quorum.status(vault.state(), vault.file(hash), vault.now());
  }
}
