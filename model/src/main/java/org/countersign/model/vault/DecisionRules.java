package org.countersign.model.vault;

import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.failure.Refused;
import org.countersign.model.people.Person;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;

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
    if (concerns(file, approval.person()) && !approval.person().equals(file.request().raisedBy())) {
      throw new Refused("approval.about-oneself", name);
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
        && !concerns(file, person)
        && state.people().credentialOf(person).isPresent()
        && state.people().person(person).filter(p -> allowed(rule, p)).isPresent();
  }

  /**
   * Whether the request is about the person's own place in the vault: then the person neither
   * approves it nor stops it.
   */
  private static boolean concerns(RequestFile file, String person) {
    return switch (file.operation()) {
      case Operation.RemovePerson remove -> remove.person().equals(person);
      case Operation.EnrolPerson enrol -> enrol.person().id().equals(person);
      default -> false;
    };
  }

  static Rule rule(VaultState state, RequestFile file) {
    return rule(
        state.domains().find(file.request().domain()).orElseThrow().policy(), file.operation());
  }

  /**
   * The rule of a policy that governs an operation. A change of policy takes what the strictest of
   * its rules takes: else the people of the routine rule could lower the rule for destruction.
   */
  public static Rule rule(Policy policy, Operation operation) {
    if (!(operation instanceof Operation.ChangePolicy)) {
      return policy.rule(operation.authority());
    }
    return Stream.of(policy.destruction(), policy.routine(), policy.emergency())
        .max(Comparator.comparingInt(Rule::persons))
        .orElseThrow();
  }

  private static void checkPerson(
      VaultState state, RequestFile file, Approval approval, String name) throws Refused {
    if (!state.people().uses(approval.person(), approval.credential())) {
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

  /** Whether the rule lets this person decide. */
  public static boolean allowed(Rule rule, Person person) {
    return person.hasAny(rule.roleSet())
        && (rule.roster().isEmpty() || rule.roster().contains(person.id()));
  }
}
