package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.failure.Failure;
import org.countersign.model.people.Role;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.junit.jupiter.api.Test;

/** Two people, never one (1-product, 2). */
class TwoPeopleTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;

  @Test
  void noRuleCanBeSetBelowTwoPersons() {
    for (int persons : new int[] {1, 0, -1}) {
      assertThatThrownBy(() -> new Rule(persons, List.of(Role.CUSTODIAN), List.of(), true, 1, 1))
          .hasMessageContaining("at least two persons");
    }
    assertThatThrownBy(() -> new Rule(3, List.of(Role.CUSTODIAN), List.of("a", "b"), true, 1, 1))
        .hasMessageContaining("roster");
    assertThatThrownBy(() -> new Rule(2, List.of(Role.CUSTODIAN), List.of("a", "a"), true, 1, 1))
        .hasMessageContaining("roster");
    assertThatThrownBy(() -> new Rule(2, List.of(), List.of(), true, 1, 1))
        .hasMessageContaining("role");
    assertThatThrownBy(() -> new Rule(2, List.of(Role.CUSTODIAN), List.of(), true, 0, 1))
        .hasMessageContaining("hour");
    assertThatThrownBy(() -> new Rule(2, List.of(Role.CUSTODIAN), List.of(), true, 1, 24 * 367))
        .hasMessageContaining("year");
  }

  @Test
  void requesterCannotApproveOwnRequest() throws Failure {
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    assertThat(VaultFixture.code(() -> vault.approve(hash, vault.ada)))
        .isEqualTo("approval.own-request");
  }

  @Test
  void oneCannotApproveTwice() throws Failure {
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    vault.approve(hash, vault.ben);
    assertThat(VaultFixture.code(() -> vault.approve(hash, vault.ben))).isEqualTo("approval.twice");
    assertThat(VaultFixture.code(() -> vault.refuse(hash, vault.ben))).isEqualTo("approval.twice");
  }

  @Test
  void whereTheRaiserDoesNotCountTwoOthersSign() throws Failure {
    life.domain("strict", VaultFixture.policy(1, 2, false));
    String hash = vault.raise(vault.ada, "strict", life.generateOf("k"));
    vault.approve(hash, vault.ben);
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada)))
        .isEqualTo("execution.not-approved");
    vault.approve(hash, vault.cleo);
    assertThat(vault.authorise(hash).persons()).containsExactly("ben", "cleo");
  }

  @Test
  void twoCredentialsOfOnePersonCountOnce() throws Failure {
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    life.domain("three", VaultFixture.policy(1, 3, true));
    String three = vault.raise(vault.ada, "three", life.generateOf("k3"));
    vault.approve(three, vault.ben);
    SoftCustodian again = SoftCustodian.of(vault.ben.person(), "2");
    String enrol = vault.raise(vault.ada, "", enrolment(again));
    vault.approve(enrol, vault.cleo);
    vault.start(enrol, vault.ada);
    vault.finish(enrol, vault.ada, VaultLife.DONE);
    assertThat(VaultFixture.code(() -> vault.approve(three, again))).isEqualTo("approval.twice");
    assertThat(VaultFixture.code(() -> vault.approve(hash, vault.ben)))
        .isEqualTo("approval.credential");
    vault.approve(hash, again);
    assertThat(vault.authorise(hash).persons()).containsExactly("ada", "ben");
  }

  @Test
  void oneCannotSignInAnothersName() throws Failure {
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    SignedApproval bens = vault.signed(vault.ben, hash, Approval.APPROVE);
    assertThat(VaultFixture.code(() -> vault.on(vault.cleo, hash, Kinds.APPROVED, bens)))
        .isEqualTo("approval.not-the-actor");
    Approval claim =
        new Approval(1, hash, "ben", vault.ben.spki(), Approval.APPROVE, "", vault.now());
    SignedApproval forged = new SignedApproval(claim, vault.cleo.sign(claim.bytes()));
    assertThat(VaultFixture.code(() -> vault.on(vault.ben, hash, Kinds.APPROVED, forged)))
        .isEqualTo("approval.signature");
  }

  @Test
  void aRefusalIsNoApproval() throws Failure {
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    SignedApproval no = vault.signed(vault.ben, hash, Approval.REFUSE);
    assertThat(VaultFixture.code(() -> vault.on(vault.ben, hash, Kinds.APPROVED, no)))
        .isEqualTo("approval.kind");
    SignedApproval yes = vault.signed(vault.ben, hash, Approval.APPROVE);
    assertThat(VaultFixture.code(() -> vault.on(vault.ben, hash, Kinds.REFUSED, yes)))
        .isEqualTo("approval.kind");
  }

  @Test
  void oneRefusalEndsARequestThatHasEnoughApprovals() throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    vault.refuse(hash, vault.cleo);
    assertThat(status(hash)).isEqualTo(RequestStatus.REFUSED);
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada)))
        .isEqualTo("execution.not-approved");
    assertThat(VaultFixture.code(() -> vault.authorise(hash))).isEqualTo("quorum.not-open");
    assertThat(VaultFixture.code(() -> vault.approve(hash, vault.cleo)))
        .isEqualTo("approval.ended");
  }

  @Test
  void theRaiserCanWithdraw() throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    vault.refuse(hash, vault.ada);
    assertThat(status(hash)).isEqualTo(RequestStatus.REFUSED);
  }

  @Test
  void theRosterSaysWhoMaySign() throws Failure {
    Rule two = new Rule(2, List.of(Role.CUSTODIAN), List.of("ada", "ben"), true, 24, 24);
    life.domain("roster", new Policy(1, two, two, two, 2, "P2Y", "P90D", "P1Y", "P30D"));
    String hash = vault.raise(vault.ada, "roster", life.generateOf("k"));
    assertThat(VaultFixture.code(() -> vault.approve(hash, vault.cleo)))
        .isEqualTo("approval.not-eligible");
    assertThat(VaultFixture.code(() -> vault.refuse(hash, vault.cleo)))
        .isEqualTo("approval.not-eligible");
    vault.approve(hash, vault.ben);
    assertThat(status(hash)).isEqualTo(RequestStatus.APPROVED);
    String byOutsider = vault.raise(vault.cleo, "roster", life.generateOf("k2"));
    vault.approve(byOutsider, vault.ben);
    assertThat(status(byOutsider)).isEqualTo(RequestStatus.OPEN);
    vault.approve(byOutsider, vault.ada);
    assertThat(status(byOutsider)).isEqualTo(RequestStatus.APPROVED);
  }

  @Test
  void theRoleSaysWhoMaySign() throws Failure {
    Rule owners = new Rule(2, List.of(Role.OWNER, Role.AUDITOR), List.of(), true, 24, 24);
    Policy policy = new Policy(1, owners, owners, owners, 2, "P2Y", "P90D", "P1Y", "P30D");
    String hash = vault.approved("", new Operation.CreateDomain(life.domainOf("owners", policy)));
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada)))
        .isEqualTo("policy.too-many-persons");
  }

  @Test
  void anApprovalLapsesAndARequestExpires() throws Failure {
    String approved = vault.approved(VaultLife.DOMAIN, life.generateOf("k"));
    String open = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k2"));
    vault.advance(Duration.ofHours(24));
    assertThat(status(approved)).isEqualTo(RequestStatus.APPROVED);
    vault.advance(Duration.ofMillis(1));
    assertThat(status(approved)).isEqualTo(RequestStatus.LAPSED);
    assertThat(VaultFixture.code(() -> vault.start(approved, vault.ada)))
        .isEqualTo("execution.not-approved");
    vault.set(vault.file(open).request().expiresAt());
    assertThat(status(open)).isEqualTo(RequestStatus.OPEN);
    vault.advance(Duration.ofMillis(1));
    assertThat(status(open)).isEqualTo(RequestStatus.EXPIRED);
    assertThat(VaultFixture.code(() -> vault.approve(open, vault.ben)))
        .isEqualTo("approval.expired");
  }

  @Test
  void anApprovalIsNotDatedAheadNorBeforeItsRequest() throws Failure {
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    for (Duration off :
        List.of(Duration.ofMillis(1), Duration.ofDays(300), Duration.ofMillis(-1))) {
      Approval dated =
          new Approval(
              1, hash, "ben", vault.ben.spki(), Approval.APPROVE, "", vault.now().plus(off));
      SignedApproval signed = new SignedApproval(dated, vault.ben.sign(dated.bytes()));
      assertThat(VaultFixture.code(() -> vault.on(vault.ben, hash, Kinds.APPROVED, signed)))
          .isEqualTo("approval.time");
    }
  }

  @Test
  void aPolicyCannotAskForMorePersonsThanThereAre() throws Failure {
    assertThat(VaultFixture.code(() -> life.domain("four", VaultFixture.policy(1, 4, true))))
        .isEqualTo("policy.too-many-persons");
    assertThat(VaultFixture.code(() -> life.domain("three", VaultFixture.policy(1, 3, false))))
        .isEqualTo("policy.too-many-persons");
    String change =
        vault.approved(
            VaultLife.DOMAIN, new Operation.ChangePolicy(VaultFixture.policy(2, 4, true)));
    assertThat(VaultFixture.code(() -> vault.start(change, vault.ada)))
        .isEqualTo("policy.too-many-persons");
    life.domain("most", VaultFixture.policy(1, 3, true));
  }

  @Test
  void aChangeOfPolicyTakesThePersonsOfItsStrictestRule() throws Failure {
    Rule two = VaultFixture.policy(1).routine();
    Rule three = new Rule(3, List.of(Role.CUSTODIAN), List.of(), true, 24, 24);
    life.domain("firm", new Policy(1, two, two, three, 2, "P2Y", "P90D", "P1Y", "P30D"));
    String hash = vault.approved("firm", new Operation.ChangePolicy(VaultFixture.policy(2)));
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada)))
        .isEqualTo("execution.not-approved");
    vault.approve(hash, vault.cleo);
    vault.start(hash, vault.ada);
    vault.finish(hash, vault.ada, VaultLife.DONE);
    assertThat(vault.state().domain("firm").policy().version()).isEqualTo(2);
  }

  private RequestStatus status(String hash) throws Failure {
    return Quorum.status(vault.state(), vault.file(hash), vault.now());
  }

  private static Operation.EnrolPerson enrolment(SoftCustodian custodian) {
    return new Operation.EnrolPerson(
        custodian.person(), Optional.of(custodian.credential(VaultFixture.ID)));
  }
}
