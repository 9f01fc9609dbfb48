package org.countersign.model.vault;

import java.time.Instant;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.failure.Refused;
import org.countersign.model.people.Person;
import org.countersign.model.request.Approval;

/** Who may say yes or no to a request, and when. */
public final class DecisionRules {
  private DecisionRules() {}

  /** Refuses with a code {@code approval.…} that says why this decision does not count. */
  public static void check(VaultState state, RequestFile file, Approval approval, Instant at)
      throws Refused {
    String name = state.people().nameOf(approval.person());
    if (!approval.request().equals(file.hash())) {
      throw new Refused("approval.other-request", name);
    }
    if (file.refusal().isPresent() || !(file.execution() instanceof RequestFile.NotStarted)) {
      throw new Refused("approval.ended", name);
    }
    if (at.isAfter(file.request().expiresAt())) {
      throw new Refused("approval.expired", name, file.request().expiresAt());
    }
    if (approval.at().isAfter(at) || approval.at().isBefore(file.request().raisedAt())) {
      throw new Refused("approval.time", name);
    }
    if (file.heard(approval.person())) {
      throw new Refused("approval.twice", name);
    }
    checkPerson(state, file, approval, name);
  }

  /** Whether the person may approve, by role and roster; the raiser may not. */
  public static boolean mayApprove(VaultState state, RequestFile file, String person) {
    return !person.equals(file.request().raisedBy()) && eligible(state, file, person);
  }

  static boolean eligible(VaultState state, RequestFile file, String person) {
    Rule rule = rule(state, file);
    return state.people().isPresent(person)
        && state.people().credentialOf(person).isPresent()
        && state.people().person(person).filter(p -> allowed(rule, p)).isPresent();
  }

  static Rule rule(VaultState state, RequestFile file) {
    Policy policy = state.domains().find(file.request().domain()).orElseThrow().policy();
    return policy.rule(file.operation().authority());
  }

  private static void checkPerson(
      VaultState state, RequestFile file, Approval approval, String name) throws Refused {
    EnrolledCredential credential =
        state
            .people()
            .credential(approval.credential())
            .orElseThrow(() -> new Refused("approval.credential", name));
    if (!credential.active() || !credential.person().equals(approval.person())) {
      throw new Refused("approval.credential", name);
    }
    boolean raiser = approval.person().equals(file.request().raisedBy());
    if (raiser && approval.approves()) {
      throw new Refused("approval.own-request", name);
    }
    if (!raiser && !eligible(state, file, approval.person())) {
      throw new Refused("approval.not-eligible", name);
    }
  }

  private static boolean allowed(Rule rule, Person person) {
    return person.hasAny(rule.roleSet())
        && (rule.roster().isEmpty() || rule.roster().contains(person.id()));
  }
}
