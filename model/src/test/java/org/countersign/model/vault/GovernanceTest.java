package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.junit.jupiter.api.Test;

/** Governance gaps block routine work, never emergency revocation (1-product, 7). */
class GovernanceTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;

  @Test
  void aDomainWithoutOwnerDoesNoRoutineWorkButRevokesInAnEmergency() throws Failure {
    gap(
        new Operation.ChangeDomain("Releases", "", "nobody", List.of("ben", "cleo")),
        "gap.no-owner");
  }

  @Test
  void aDomainWithOneStakeholderDoesNoRoutineWorkButRevokesInAnEmergency() throws Failure {
    gap(
        new Operation.ChangeDomain("Releases", "", "ada", List.of("ben", "nobody")),
        "gap.stakeholders");
  }

  @Test
  void anOwnerWhoHasLeftIsNoOwner() throws Failure {
    Person olga = new Person("olga", "Olga", "", List.of(Role.OWNER));
    vault.run("", new Operation.EnrolPerson(olga, Optional.empty()), VaultLife.DONE);
    SoftKey root = life.root("root");
    vault.run(
        VaultLife.DOMAIN,
        new Operation.ChangeDomain("R", "", "olga", List.of("ben", "cleo")),
        VaultLife.DONE);
    vault.run("", new Operation.RemovePerson("olga"), VaultLife.DONE);
    blocked(root, "gap.no-owner");
  }

  @Test
  void aDomainOverdueForReviewDoesNoRoutineWorkButRevokesInAnEmergency() throws Failure {
    SoftKey root = life.root("root");
    vault.advance(Duration.ofDays(366));
    blocked(root, "gap.review");
    vault.run(VaultLife.DOMAIN, new Operation.ReviewDomain("looked through"), VaultLife.DONE);
    life.generate("after-review");
  }

  @Test
  void aKeyWhosePurposeHasEndedCertifiesNothingButCanBeRevoked() throws Failure {
    SoftKey root = life.root("root");
    SoftKey other = life.generate("other");
    vault.advance(Duration.ofDays(300));
    vault.run(VaultLife.DOMAIN, new Operation.ReviewDomain(""), VaultLife.DONE);
    vault.advance(Duration.ofDays(300));
    vault.run(VaultLife.DOMAIN, new Operation.ReviewDomain(""), VaultLife.DONE);
    vault.advance(Duration.ofDays(200));
    for (Operation routine :
        List.of(
            life.certificateOf(other, root),
            new Operation.ActivateKey(other.spki()),
            new Operation.IssueCrl(root.spki()))) {
      String hash = vault.approved(VaultLife.DOMAIN, routine);
      assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada))).isEqualTo("gap.purpose");
    }
    emergencyGoesOn(root);
    life.generate("in-its-place");
  }

  @Test
  void whatMendsAGapIsNotBlockedByIt() throws Failure {
    vault.run(
        VaultLife.DOMAIN, new Operation.ChangeDomain("R", "", "nobody", List.of()), VaultLife.DONE);
    vault.run(VaultLife.DOMAIN, new Operation.ChangePolicy(VaultFixture.policy(2)), VaultLife.DONE);
    vault.run(
        VaultLife.DOMAIN,
        new Operation.ChangeDomain("R", "", "ada", List.of("ben", "cleo")),
        VaultLife.DONE);
    life.generate("k");
  }

  @Test
  void aChangeOfPolicyVoidsRoutineApprovalsAndAnEmergencyGoesOnAndRecordsIt() throws Failure {
    SoftKey root = life.root("root");
    String routine = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    String emergency = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(root));
    vault.run(VaultLife.DOMAIN, new Operation.ChangePolicy(VaultFixture.policy(2)), VaultLife.DONE);
    assertThat(VaultFixture.code(() -> vault.start(routine, vault.ada))).isEqualTo("request.void");
    assertThat(VaultFixture.code(() -> vault.authorise(routine))).isEqualTo("request.void");
    vault.authorise(emergency);
    vault.start(emergency, vault.ada);
    assertThat(intent(emergency).differences()).containsExactly(Preconditions.POLICY_CHANGED);
    vault.finish(emergency, vault.ada, VaultLife.changed());
  }

  @Test
  void aChangeOfImpactVoidsRoutineApprovalsAndAnEmergencyGoesOnAndRecordsIt() throws Failure {
    SoftKey root = life.root("root");
    String routine = vault.approved(VaultLife.DOMAIN, new Operation.SuspendKey(root.spki()));
    String emergency = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(root));
    life.trusted("kiosks", root);
    assertThat(VaultFixture.code(() -> vault.start(routine, vault.ada))).isEqualTo("request.void");
    vault.start(emergency, vault.ada);
    assertThat(intent(emergency).differences()).containsExactly(Preconditions.IMPACT_CHANGED);
  }

  @Test
  void differencesCannotBeKeptQuiet() throws Failure {
    SoftKey root = life.root("root");
    String emergency = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(root));
    life.trusted("kiosks", root);
    Bodies.Started quiet = new Bodies.Started(emergency, List.of(), List.of(), java.util.Map.of());
    assertThat(VaultFixture.code(() -> vault.on(vault.ada, emergency, Kinds.STARTED, quiet)))
        .isEqualTo("execution.differences");
  }

  @Test
  void anEmergencyTakesTwoPeopleAllTheSame() throws Failure {
    SoftKey root = life.root("root");
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, VaultLife.emergency(root));
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada)))
        .isEqualTo("execution.not-approved");
  }

  private void gap(Operation opening, String code) throws Failure {
    SoftKey root = life.root("root");
    vault.run(VaultLife.DOMAIN, opening, VaultLife.DONE);
    blocked(root, code);
  }

  private void blocked(SoftKey root, String code) throws Failure {
    for (Operation routine :
        List.of(
            life.generateOf("blocked"),
            life.rootOf(root),
            new Operation.IssueCrl(root.spki()),
            new Operation.SuspendKey(root.spki()),
            new Operation.RetireKey(root.spki()),
            new Operation.AddTrustPath(life.path("p", root)))) {
      String hash = vault.approved(VaultLife.DOMAIN, routine);
      assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada)))
          .as(routine.toString())
          .isEqualTo(code);
      assertThat(VaultFixture.code(() -> vault.authorise(hash))).isEqualTo(code);
    }
    emergencyGoesOn(root);
  }

  private void emergencyGoesOn(SoftKey key) throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(key));
    vault.authorise(hash);
    vault.start(hash, vault.ada);
    vault.finish(hash, vault.ada, VaultLife.changed());
    assertThat(Quorum.status(vault.state(), vault.file(hash), vault.now()))
        .isEqualTo(RequestStatus.EXECUTED);
  }

  private Bodies.Started intent(String hash) throws Failure {
    return ((RequestFile.Started) vault.file(hash).execution()).intent();
  }
}
