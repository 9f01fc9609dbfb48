package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.countersign.model.failure.Failure;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.junit.jupiter.api.Test;

/** CRL numbers only rise (RFC 5280 §5.2.3), and a list forgets nobody. */
class CrlTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;

  @Test
  void aNumberIsTheNextAndNoOther() throws Failure {
    SoftKey root = life.root("root");
    for (long wrong : new long[] {2, 3, 1_000_000}) {
      String hash = vault.approved(VaultLife.DOMAIN, new Operation.IssueCrl(root.spki()));
      assertThat(
              VaultFixture.code(
                  () -> vault.start(hash, vault.ada, Map.of(root.spki().hex(), wrong))))
          .isEqualTo("crl.number-not-next");
    }
    crl(root, List.of());
    crl(root, List.of());
    assertThat(vault.state().keys().crlsOf(root.spki()))
        .extracting(c -> c.crl().number())
        .containsExactly(1L, 2L);
    assertThat(vault.state().keys().nextCrlNumber(root.spki())).isEqualTo(3);
  }

  @Test
  void aNumberIsSpentEvenIfTheExecutionFails() throws Failure {
    SoftKey root = life.root("root");
    String hash = vault.approved(VaultLife.DOMAIN, new Operation.IssueCrl(root.spki()));
    vault.start(hash, vault.ada);
    vault.fail(hash, vault.ada);
    assertThat(vault.state().keys().nextCrlNumber(root.spki())).isEqualTo(2);
    String again = vault.approved(VaultLife.DOMAIN, new Operation.IssueCrl(root.spki()));
    assertThat(
            VaultFixture.code(() -> vault.start(again, vault.ada, Map.of(root.spki().hex(), 1L))))
        .isEqualTo("crl.number-not-next");
  }

  @Test
  void aListIsNotSignedWhileAnotherIsInTheMaking() throws Failure {
    SoftKey root = life.root("root");
    SoftKey release = life.issued("release", root);
    String emergency = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(release));
    String routine = vault.approved(VaultLife.DOMAIN, new Operation.IssueCrl(root.spki()));
    vault.start(emergency, vault.ada);
    assertThat(VaultFixture.code(() -> vault.start(routine, vault.ada)))
        .isEqualTo("crl.in-progress");
    vault.finish(emergency, vault.ada, life.revocation(release, root));
    vault.start(routine, vault.ada);
  }

  @Test
  void anEmergencyDoesNotWaitForAListInTheMaking() throws Failure {
    SoftKey root = life.root("root");
    SoftKey release = life.issued("release", root);
    String routine = vault.approved(VaultLife.DOMAIN, new Operation.IssueCrl(root.spki()));
    String emergency = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(release));
    vault.start(routine, vault.ada);
    vault.start(emergency, vault.ada);
    vault.finish(emergency, vault.ada, VaultLife.changed(life.crl(root, 2, life.serials(release))));
    assertThat(finish(routine, life.crl(root, 1, List.of()))).isEqualTo("crl.serials");
    vault.fail(routine, vault.ada);
  }

  @Test
  void aListThatAHigherNumberHasPassedIsNotRecorded() throws Failure {
    SoftKey root = life.root("root");
    SoftKey release = life.issued("release", root);
    String first = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(release));
    vault.start(first, vault.ada);
    vault.finish(first, vault.ada, life.revocation(release, root));
    String routine = vault.approved(VaultLife.DOMAIN, new Operation.IssueCrl(root.spki()));
    String again = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(release));
    vault.start(routine, vault.ada);
    vault.start(again, vault.ada);
    vault.finish(again, vault.ada, VaultLife.changed(life.crl(root, 3, life.serials(release))));
    assertThat(finish(routine, life.crl(root, 2, life.serials(release))))
        .isEqualTo("crl.number-passed");
    vault.fail(routine, vault.ada);
  }

  @Test
  void numbersOfOtherIssuersAndTokensOfOthersAreNotTaken() throws Failure {
    SoftKey root = life.root("root");
    SoftKey other = life.root("other");
    String hash = vault.approved(VaultLife.DOMAIN, new Operation.IssueCrl(root.spki()));
    assertThat(
            VaultFixture.code(() -> vault.start(hash, vault.ada, Map.of(other.spki().hex(), 1L))))
        .isEqualTo("execution.reach");
    Bodies.Started greedy =
        new Bodies.Started(
            hash,
            List.of(new org.countersign.model.port.TokenIdentity("signing-9", "9")),
            List.of(),
            Map.of(root.spki().hex(), 1L));
    assertThat(VaultFixture.code(() -> vault.on(vault.ada, hash, Kinds.STARTED, greedy)))
        .isEqualTo("execution.reach");
    String trust =
        vault.approved(VaultLife.DOMAIN, new Operation.AddTrustPath(life.path("p", root)));
    assertThat(
            VaultFixture.code(() -> vault.start(trust, vault.ada, Map.of(root.spki().hex(), 1L))))
        .isEqualTo("execution.reach");
  }

  @Test
  void aListThatLeavesOutTheRevokedCertificateIsRefused() throws Failure {
    SoftKey root = life.root("root");
    SoftKey release = life.issued("release", root);
    SoftKey second = life.issued("second", root);
    String hash = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(release));
    vault.start(hash, vault.ada);
    assertThat(finish(hash, life.crl(root, 1, List.of()))).isEqualTo("crl.serials");
    assertThat(finish(hash, life.crl(root, 1, life.serials(second)))).isEqualTo("crl.serials");
    assertThat(finish(hash, life.crl(root, 1, life.serials(release)))).isEqualTo("allowed");
    String next = vault.approved(VaultLife.DOMAIN, new Operation.IssueCrl(root.spki()));
    vault.start(next, vault.ada);
    assertThat(finish(next, life.crl(root, 2, List.of()))).isEqualTo("crl.serials");
    assertThat(finish(next, life.crl(root, 2, life.serials(release)))).isEqualTo("allowed");
    String more = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(second));
    vault.start(more, vault.ada);
    assertThat(finish(more, life.crl(root, 3, life.serials(second)))).isEqualTo("crl.serials");
    assertThat(
            finish(
                more,
                life.crl(
                    root,
                    3,
                    List.of(life.serials(release).getFirst(), life.serials(second).getFirst()))))
        .isEqualTo("allowed");
  }

  @Test
  void anExpiredCertificateMayLeaveTheList() throws Failure {
    SoftKey root = life.root("root");
    SoftKey release = life.issued("release", root);
    String hash = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(release));
    vault.start(hash, vault.ada);
    vault.finish(hash, vault.ada, life.revocation(release, root));
    vault.advance(Duration.ofDays(364));
    vault.run(VaultLife.DOMAIN, new Operation.ReviewDomain(""), VaultLife.DONE);
    vault.advance(Duration.ofDays(2));
    crl(root, List.of());
    assertThat(vault.state().keys().certificatesOf(release.spki()).getFirst().revoked())
        .isPresent();
  }

  @Test
  void aListIsOfOneIssuerOnceAndInTime() throws Failure {
    SoftKey root = life.root("root");
    SoftKey other = life.root("other");
    String hash = vault.approved(VaultLife.DOMAIN, new Operation.IssueCrl(root.spki()));
    vault.start(hash, vault.ada);
    Results.CrlMade good = life.crl(root, 1, List.of());
    assertThat(finish(hash, good, good)).isEqualTo("crl.twice");
    assertThat(finish(hash, life.crl(other, 1, List.of()))).isEqualTo("crl.number-not-next");
    Results.CrlMade backwards =
        new Results.CrlMade(root.spki(), 1, vault.now(), vault.now(), good.crl(), List.of());
    assertThat(finish(hash, backwards)).isEqualTo("crl.time");
  }

  private void crl(SoftKey issuer, List<String> serials) throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, new Operation.IssueCrl(issuer.spki()));
    vault.start(hash, vault.ada);
    long number = vault.state().keys().nextCrlNumber(issuer.spki()) - 1;
    vault.finish(hash, vault.ada, VaultLife.changed(life.crl(issuer, number, serials)));
  }

  private String finish(String hash, Results.CrlMade... crls) {
    return VaultFixture.code(() -> vault.finish(hash, vault.ada, VaultLife.changed(crls)));
  }
}
