package org.countersign.model.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.QuorumNotMet;
import org.countersign.model.failure.Refused;
import org.countersign.model.people.Signatures;
import org.countersign.model.vault.DecisionRules;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.Preconditions;
import org.countersign.model.vault.Quorum;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/**
 * The only door to a private key: verifies, there and then, the signatures of enough distinct
 * persons.
 */
public final class Authority {
  private Authority() {}

  /**
   * Verifies every signature that counts, over the exact request, with the credentials enrolled
   * now.
   *
   * @param proof that the raiser signed the request
   * @throws QuorumNotMet when a signature is wrong or persons are missing
   * @throws Refused when the request is void, ended, or its operation not allowed now
   */
  public static Authorised authorise(
      VaultState state, String requestHash, RaisedProof proof, Instant now)
      throws QuorumNotMet, Refused {
    RequestFile file =
        state
            .requests()
            .find(requestHash)
            .orElseThrow(() -> new Refused("request.unknown", requestHash));
    if (!file.request().hash().equals(requestHash)) {
      throw new QuorumNotMet("other-request", requestHash);
    }
    if (now.isBefore(state.lastAt())) {
      // A clock that was set back would bring approvals that have lapsed to life again.
      throw new Refused("clock.behind", now, state.lastAt());
    }
    RequestStatus status = Quorum.status(state, file, now);
    if (status != RequestStatus.APPROVED) {
      Quorum so = Quorum.of(state, file, now);
      throw new QuorumNotMet(
          status == RequestStatus.OPEN ? "too-few" : "not-open", so.persons().size(), so.needed());
    }
    Preconditions.check(state, file, now);
    verifyRaiser(state, file, proof);
    for (SignedApproval approval : file.approvals()) {
      verify(state, file, approval);
    }
    Quorum quorum = Quorum.of(state, file, now);
    Reach reach = Reach.of(state, file.operation());
    return new Authorised(
        file.request(), file.hash(), quorum.persons(), reach.tokens(), reach.keys());
  }

  private static void verifyRaiser(VaultState state, RequestFile file, RaisedProof proof)
      throws QuorumNotMet {
    // Proves who asked, also when the credential was removed since; only an active one is counted.
    Optional<EnrolledCredential> raiser = state.people().credential(file.raiserCredential());
    if (raiser.filter(r -> proof.proves(state.id(), file, r)).isEmpty()) {
      throw new QuorumNotMet("raiser", state.people().nameOf(file.request().raisedBy()));
    }
  }

  private static void verify(VaultState state, RequestFile file, SignedApproval signed)
      throws QuorumNotMet {
    Approval approval = signed.approval();
    String name = state.people().nameOf(approval.person());
    if (!approval.request().equals(file.hash()) || !approval.approves()) {
      throw new QuorumNotMet("other-request", name);
    }
    if (approval.person().equals(file.request().raisedBy())) {
      throw new QuorumNotMet("own-request", name);
    }
    if (!DecisionRules.mayApprove(state, file, approval.person())
        || !state.people().uses(approval.person(), approval.credential())) {
      // Who may no longer sign, or not with this credential, is not counted by Quorum either; that
      // is no reason to stop the others.
      return;
    }
    boolean verified =
        state
            .people()
            .credential(approval.credential())
            .filter(c ->
                Signatures.verify(
                    c.credential().signingKey(), approval.bytes(), signed.signature()))
            .isPresent();
    if (!verified) {
      throw new QuorumNotMet("signature", name);
    }
  }

  /** Ids of persons who may still sign and have not: whom a request waits for. */
  public static List<String> waitingFor(VaultState state, RequestFile file) {
    return state.people().custodians().stream()
        .map(person -> person.id())
        .filter(id -> DecisionRules.mayApprove(state, file, id) && !file.heard(id))
        .toList();
  }
}
