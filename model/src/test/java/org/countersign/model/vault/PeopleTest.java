package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Operation;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.junit.jupiter.api.Test;

/** Who comes and goes, and that nobody is two persons. */
class PeopleTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;
  private final SoftCustodian dana = SoftCustodian.named("Dana");

  @Test
  void aCustodianComesAndSigns() throws Failure {
    enrol(dana);
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    vault.approve(hash, dana);
    assertThat(vault.authorise(hash).persons()).containsExactly("ada", "dana");
  }

  @Test
  void oneCannotEnrolOneself() throws Failure {
    Operation.EnrolPerson enrol = enrolment(dana, dana.credential(VaultFixture.ID));
    assertThat(VaultFixture.code(() -> vault.raise(dana, "", enrol)))
        .isEqualTo("journal.not-enrolled");
    String hash = vault.raise(vault.ada, "", enrol);
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada)))
        .isEqualTo("execution.not-approved");
  }

  @Test
  void noTwoPersonsShareAKeyOrAToken() throws Failure {
    SoftCustodian ben = vault.ben;
    Person person = dana.person();
    List<SoftCustodian> twins =
        List.of(
            new SoftCustodian(person, dana.token(), ben.signing(), dana.share()),
            new SoftCustodian(person, dana.token(), dana.signing(), ben.share()),
            new SoftCustodian(person, dana.token(), ben.share(), dana.share()),
            new SoftCustodian(person, dana.token(), dana.signing(), ben.signing()),
            new SoftCustodian(
                person, new TokenIdentity("x", ben.token().serial()), dana.signing(), dana.share()),
            new SoftCustodian(
                person,
                new TokenIdentity("x", VaultLife.HSM.serial()),
                dana.signing(),
                dana.share()));
    for (SoftCustodian twin : twins) {
      assertThat(enrolled(enrolment(twin, twin.credential(VaultFixture.ID))))
          .isEqualTo("credential.taken");
    }
    var key = life.generate("k");
    SoftCustodian signing = new SoftCustodian(person, dana.token(), key.pair(), dana.share());
    assertThat(enrolled(enrolment(signing, signing.credential(VaultFixture.ID))))
        .isEqualTo("credential.taken");
  }

  @Test
  void aCredentialThatWasRemovedNeverComesBack() throws Failure {
    enrol(dana);
    vault.run("", new Operation.RemovePerson("dana"), VaultLife.DONE);
    Person alias = new Person("alias", "Alias", "", List.of(Role.CUSTODIAN));
    SoftCustodian again =
        new SoftCustodian(alias, new TokenIdentity("new", "new-1"), dana.signing(), dana.share());
    assertThat(enrolled(enrolment(again, again.credential(VaultFixture.ID))))
        .isEqualTo("credential.taken");
    assertThat(enrolled(enrolment(dana, dana.credential(VaultFixture.ID))))
        .isEqualTo("credential.taken");
    assertThat(VaultFixture.code(() -> vault.raise(dana, VaultLife.DOMAIN, life.generateOf("k"))))
        .isEqualTo("journal.not-enrolled");
  }

  @Test
  void aCredentialIsProvedForThisPersonAndThisVault() throws Failure {
    Credential good = dana.credential(VaultFixture.ID);
    Credential elsewhere = dana.credential("00000000-0000-4000-8000-000000000000");
    Credential unsigned = new Credential(good.signing(), good.share(), good.token(), new byte[0]);
    Person eve = new Person("eve", "Eve", "", List.of(Role.CUSTODIAN));
    assertThat(enrolled(enrolment(dana, elsewhere))).isEqualTo("credential.proof");
    assertThat(enrolled(enrolment(dana, unsigned))).isEqualTo("credential.proof");
    assertThat(enrolled(new Operation.EnrolPerson(eve, Optional.of(good))))
        .isEqualTo("credential.proof");
    assertThat(enrolled(enrolment(dana, good))).isEqualTo("allowed");
  }

  @Test
  void whoIsNeededByAPolicyIsNotRemoved() throws Failure {
    enrol(dana);
    life.domain("four", VaultFixture.policy(1, 4, true));
    assertThat(removed("dana")).isEqualTo("policy.too-many-persons");
    assertThat(removed("nobody")).isEqualTo("person.unknown");
    vault.run("", new Operation.ChangeDomain("V", "", "ada", List.of()), VaultLife.DONE);
    String lower =
        vault.raise(vault.ada, "four", new Operation.ChangePolicy(VaultFixture.policy(2, 2, true)));
    vault.approve(lower, vault.ben, vault.cleo, dana);
    vault.start(lower, vault.ada);
    vault.finish(lower, vault.ada, VaultLife.DONE);
    assertThat(removed("dana")).isEqualTo("allowed");
  }

  @Test
  void whoIsNeededByAPolicyDoesNotLoseTheRole() throws Failure {
    life.domain("three", VaultFixture.policy(1, 3, true));
    Person auditor = new Person("cleo", "Cleo", "", List.of(Role.AUDITOR));
    String hash = vault.approved("", new Operation.EnrolPerson(auditor, Optional.empty()));
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada)))
        .isEqualTo("policy.too-many-persons");
  }

  @Test
  void whoHoldsAShareThatIsNeededIsRemovedAfterResharing() throws Failure {
    enrol(dana);
    assertThat(removed("cleo")).isEqualTo("allowed");
    String ben = vault.raise(vault.ada, "", new Operation.RemovePerson("ben"));
    vault.approve(ben, dana);
    assertThat(VaultFixture.code(() -> vault.start(ben, vault.ada)))
        .isEqualTo("person.holds-share");
  }

  @Test
  void nobodyStopsNorApprovesTheirOwnRemoval() throws Failure {
    String hash = vault.raise(vault.ada, "", new Operation.RemovePerson("cleo"));
    assertThat(VaultFixture.code(() -> vault.refuse(hash, vault.cleo)))
        .isEqualTo("approval.about-oneself");
    assertThat(VaultFixture.code(() -> vault.approve(hash, vault.cleo)))
        .isEqualTo("approval.about-oneself");
    assertThat(DecisionRules.mayApprove(vault.state(), vault.file(hash), "cleo")).isFalse();
    vault.approve(hash, vault.ben);
    vault.start(hash, vault.ada);
    vault.finish(hash, vault.ada, VaultLife.DONE);
    assertThat(vault.state().people().isPresent("cleo")).isFalse();
    String own =
        vault.raise(vault.ben, "", enrolment(SoftCustodian.of(vault.ben.person(), "2"), "2"));
    vault.approve(own, vault.ada);
    assertThat(VaultFixture.code(() -> vault.start(own, vault.ada)))
        .isEqualTo("execution.not-approved");
    vault.refuse(own, vault.ben);
  }

  @Test
  void aPersonWithoutTokenSignsNothing() throws Failure {
    Person olga = new Person("olga", "Olga", "", List.of(Role.CUSTODIAN, Role.OWNER));
    vault.run("", new Operation.EnrolPerson(olga, Optional.empty()), VaultLife.DONE);
    String hash = vault.raise(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    assertThat(DecisionRules.mayApprove(vault.state(), vault.file(hash), "olga")).isFalse();
    assertThat(vault.state().people().custodians())
        .extracting(Person::id)
        .containsExactly("ada", "ben", "cleo");
  }

  private void enrol(SoftCustodian custodian) throws Failure {
    vault.run("", enrolment(custodian, custodian.credential(VaultFixture.ID)), VaultLife.DONE);
  }

  private String enrolled(Operation.EnrolPerson enrolment) {
    return VaultFixture.code(() -> vault.run("", enrolment, VaultLife.DONE));
  }

  private String removed(String person) {
    return VaultFixture.code(
        () -> vault.run("", new Operation.RemovePerson(person), VaultLife.DONE));
  }

  private static Operation.EnrolPerson enrolment(SoftCustodian custodian, Credential credential) {
    return new Operation.EnrolPerson(custodian.person(), Optional.of(credential));
  }

  private static Operation.EnrolPerson enrolment(SoftCustodian custodian, String serial) {
    assertThat(custodian.token().serial()).endsWith(serial);
    return enrolment(custodian, custodian.credential(VaultFixture.ID));
  }
}
