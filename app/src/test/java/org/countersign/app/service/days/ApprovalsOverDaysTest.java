package org.countersign.app.service.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RequestStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approvals given days later by others who sign in; the two clocks of a request. */
class ApprovalsOverDaysTest {
  private VaultOnSoftHsm vault;
  private String hash;

  @BeforeEach
  void raised() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    vault.signIn(Charter.ADA);
    hash = vault.raise(Inventory.generate(vault, "key", KeyAlgorithm.EC_P256), Charter.DOMAIN);
    vault.close();
  }

  @AfterEach
  void close() {
    vault.close();
  }

  /** Another day: the console is opened, somebody signs in. */
  private void later(Duration after, String person) throws Failure {
    vault.clock().advance(after);
    vault.reopen();
    vault.signIn(person);
  }

  private void approveAs(String person) throws Failure {
    vault.services().requests().approve(hash, vault.services().sessions().require(), "Fine");
    assertThat(vault.services().sessions().require().person()).isEqualTo(person);
    vault.close();
  }

  @Test
  void anotherSignsInThreeDaysLaterApprovesAndAThirdCarriesItOut() throws Exception {
    later(Duration.ofDays(3), Charter.BEN);
    assertThat(vault.services().today().forPerson(Charter.BEN))
        .anyMatch(item -> item.code().equals("countersign") && item.subject().equals(hash));
    approveAs(Charter.BEN);
    later(Duration.ofDays(1), Charter.CLEO);
    assertThat(vault.status(hash)).isEqualTo(RequestStatus.APPROVED);
    Object ignored = vault.finish(hash, Charter.BEN);
    assertThat(vault.status(hash)).isEqualTo(RequestStatus.EXECUTED);
  }

  @Test
  void anApprovalThatIsTooOldDoesNotCountAnyMore() throws Exception {
    later(Duration.ofDays(1), Charter.BEN);
    approveAs(Charter.BEN);
    later(Duration.ofHours(49), Charter.ADA);
    assertThat(vault.status(hash)).isEqualTo(RequestStatus.LAPSED);
    assertThat(Sentences.codeOf(() -> vault.finish(hash, Charter.BEN))).startsWith("quorum.");
    assertThat(vault.keys()).isZero();
  }

  @Test
  void aRequestThatIsTooOldTakesNoApproval() throws Exception {
    later(Duration.ofDays(8), Charter.BEN);
    assertThat(vault.status(hash)).isEqualTo(RequestStatus.EXPIRED);
    assertThat(
            Sentences.codeOf(() ->
                vault
                    .services()
                    .requests()
                    .approve(hash, vault.services().sessions().require(), "")))
        .isEqualTo("approval.expired");
  }

  @Test
  void theRaiserDoesNotApproveAndOneRefusalEndsIt() throws Exception {
    later(Duration.ofHours(1), Charter.ADA);
    assertThat(
            Sentences.codeOf(() ->
                vault
                    .services()
                    .requests()
                    .approve(hash, vault.services().sessions().require(), "")))
        .isEqualTo("approval.own-request");
    vault.close();
    later(Duration.ofHours(1), Charter.BEN);
    vault.services().requests().refuse(hash, vault.services().sessions().require(), "No");
    vault.close();
    later(Duration.ofHours(1), Charter.CLEO);
    assertThat(vault.status(hash)).isEqualTo(RequestStatus.REFUSED);
    assertThat(
            Sentences.codeOf(() ->
                vault
                    .services()
                    .requests()
                    .approve(hash, vault.services().sessions().require(), "")))
        .isEqualTo("approval.ended");
  }

  @Test
  void aPolicyThatWasChangedVoidsARoutineRequest() throws Exception {
    later(Duration.ofHours(1), Charter.BEN);
    approveAs(Charter.BEN);
    later(Duration.ofHours(1), Charter.ADA);
    Object ignored =
        vault.carryOut(
            new Operation.ChangePolicy(Charter.policy(2)),
            Charter.DOMAIN,
            Charter.BEN,
            Charter.CLEO);
    assertThat(Sentences.codeOf(() -> vault.finish(hash, Charter.BEN))).isEqualTo("request.void");
    assertThat(vault.keys()).isZero();
  }
}
