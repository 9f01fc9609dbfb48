package org.countersign.model.audit;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.countersign.model.audit.SeenPeople.Known;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.people.Person;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.DecisionRules;

/**
 * Whether enough distinct persons have approved a request of a partial bundle. Where it is not
 * known whether somebody counts, that person does: only what is certain is refused.
 */
final class SeenQuorum {
  private final SeenPeople people;

  SeenQuorum(SeenPeople people) {
    this.people = people;
  }

  boolean met(SeenThread thread, Policy policy, Instant at) {
    Rule rule = DecisionRules.rule(policy, thread.operation());
    int needed = needed(policy, rule, thread.operation());
    String raiser = thread.request().raisedBy();
    Set<String> persons = new HashSet<>();
    if ((rule.raiserCounts() || needed == 1)
        && people.uses(raiser, thread.raiser()) != Known.NO
        && eligible(thread.operation(), rule, raiser) != Known.NO) {
      persons.add(raiser);
    }
    boolean alone = true;
    for (Approval one : thread.decisions()) {
      alone = false;
      if (one.approves()
          && !one.person().equals(raiser)
          && !at.isAfter(one.at().plus(rule.approvalLifetime()))
          && people.uses(one.person(), one.credential()) != Known.NO
          && eligible(thread.operation(), rule, one.person()) != Known.NO) {
        persons.add(one.person());
      }
    }
    boolean inTime = !alone || !at.isAfter(thread.request().expiresAt());
    return persons.size() >= needed && inTime;
  }

  /** Whether a person may decide under the rule. */
  Known eligible(Operation operation, Rule rule, String id) {
    if (concerned(operation).equals(id)) {
      return Known.NO;
    }
    if (!people.complete()) {
      return Known.OPEN;
    }
    boolean may = people.person(id).filter(one -> allowed(rule, one)).isPresent();
    return may ? people.isCustodian(id) : Known.NO;
  }

  private static boolean allowed(Rule rule, Person person) {
    return DecisionRules.allowed(rule, person);
  }

  /** Whose own place in the vault it is about; empty for nobody's. */
  static String concerned(Operation operation) {
    return switch (operation) {
      case Operation.RemovePerson remove -> remove.person();
      case Operation.EnrolPerson enrol -> enrol.person().id();
      default -> "";
    };
  }

  private static int needed(Policy policy, Rule rule, Operation operation) {
    return switch (operation) {
      case Operation.AddTrustPath add -> policy.trustPathPersons();
      case Operation.ChangeTrustPath change -> policy.trustPathPersons();
      case Operation.RemoveTrustPath remove -> policy.trustPathPersons();
      default -> rule.persons();
    };
  }
}
