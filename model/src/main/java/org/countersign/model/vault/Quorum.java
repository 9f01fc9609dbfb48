package org.countersign.model.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.request.SignedApproval;

/**
 * Whose signatures count for a request at a moment.
 *
 * @param persons ids of the distinct persons that count, the raiser first where the policy counts
 *     the raiser
 * @param needed how many there must be
 * @param usableUntil when the first of the approvals stops counting; empty when there is none
 */
public record Quorum(List<String> persons, int needed, Optional<Instant> usableUntil) {

  public boolean met() {
    return persons.size() >= needed;
  }

  /**
   * Counts persons, not credentials, whose approval was given in time and is not too old at {@code
   * at}.
   */
  public static Quorum of(VaultState state, RequestFile file, Instant at) {
    return count(state, file, at, true);
  }

  /** Where the request stands at {@code at}. */
  public static RequestStatus status(VaultState state, RequestFile file, Instant at) {
    return switch (file.execution()) {
      case RequestFile.Started started -> RequestStatus.EXECUTING;
      case RequestFile.Finished finished -> RequestStatus.EXECUTED;
      case RequestFile.Failed failed -> RequestStatus.FAILED;
      case RequestFile.NotStarted none -> unstarted(state, file, at);
    };
  }

  private static RequestStatus unstarted(VaultState state, RequestFile file, Instant at) {
    if (file.refusal().isPresent()) {
      return RequestStatus.REFUSED;
    }
    if (count(state, file, at, true).met()) {
      boolean raiserAlone = file.approvals().isEmpty();
      return raiserAlone && at.isAfter(file.request().expiresAt())
          ? RequestStatus.EXPIRED
          : RequestStatus.APPROVED;
    }
    if (count(state, file, at, false).met()) {
      return RequestStatus.LAPSED;
    }
    return at.isAfter(file.request().expiresAt()) ? RequestStatus.EXPIRED : RequestStatus.OPEN;
  }

  private static Quorum count(VaultState state, RequestFile file, Instant at, boolean clock) {
    Rule rule = DecisionRules.rule(state, file);
    Set<String> persons = new LinkedHashSet<>();
    List<Instant> ends = new ArrayList<>();
    boolean single = signatures(state, file) == 1;
    String raiser = file.request().raisedBy();
    if ((rule.raiserCounts() || single)
        && state.people().uses(raiser, file.raiserCredential())
        && DecisionRules.eligible(state, file, raiser)) {
      persons.add(raiser);
    }
    for (SignedApproval signed : file.approvals()) {
      Approval approval = signed.approval();
      Instant end = approval.at().plus(rule.approvalLifetime());
      // What a credential signed counts no more once it is removed: it may have been stolen.
      if (DecisionRules.mayApprove(state, file, approval.person())
          && state.people().uses(approval.person(), approval.credential())
          && !(clock && at.isAfter(end))) {
        persons.add(approval.person());
        ends.add(end);
      }
    }
    return new Quorum(
        List.copyOf(persons), signatures(state, file), ends.stream().min(Instant::compareTo));
  }

  /** Persons needed: the rule's, but for trust paths what the domain says of those. */
  private static int signatures(VaultState state, RequestFile file) {
    Policy policy = state.domains().find(file.request().domain()).orElseThrow().policy();
    return switch (file.operation()) {
      case Operation.AddTrustPath add -> policy.trustPathPersons();
      case Operation.ChangeTrustPath change -> policy.trustPathPersons();
      case Operation.RemoveTrustPath remove -> policy.trustPathPersons();
      default -> DecisionRules.rule(state, file).persons();
    };
  }
}
