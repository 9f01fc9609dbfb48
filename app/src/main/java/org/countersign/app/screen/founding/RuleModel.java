package org.countersign.app.screen.founding;

import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.Input;
import org.countersign.model.domain.Authority;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.failure.Refused;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.vault.EnrolmentRules;

/** The rule for one kind of operation, as it is being set. */
final class RuleModel {
  private static final int YEAR = 24 * 366;
  private static final String ANY = "P1Y";

  private final Authority authority;
  private final IntegerProperty persons = new SimpleIntegerProperty(Rule.FEWEST);
  private final BooleanProperty raiserCounts = new SimpleBooleanProperty(true);
  private final Input<String> requestHours;
  private final Input<String> approvalHours;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  RuleModel(Authority authority, int requestHours, int approvalHours) {
    this.authority = authority;
    this.requestHours = hours("founding.policy.request-hours", requestHours);
    this.approvalHours = hours("founding.policy.approval-hours", approvalHours);
  }

  private static Input<String> hours(String key, int first) {
    return Input.line(key, Integer.toString(first)).check(Checks.number(1, YEAR));
  }

  /** Says in the field what these custodians cannot meet. */
  void hold(List<Person> custodians, List<String> roster) {
    problem.set(wrong(custodians, roster).orElse(""));
  }

  private Optional<String> wrong(List<Person> custodians, List<String> roster) {
    if (!roster.isEmpty() && roster.size() < persons.get()) {
      return Optional.of(
          Messages.text("founding.policy.roster-short", roster.size(), persons.get()));
    }
    Rule rule = rule(roster, 1, 1);
    try {
      EnrolmentRules.canBeMet(
          new Policy(1, rule, rule, rule, Rule.FEWEST, ANY, ANY, ANY, ANY), custodians);
      return Optional.empty();
    } catch (Refused e) {
      boolean nobodyToRaise = !raiserCounts.get() && persons.get() == custodians.size();
      return Optional.of(
          nobodyToRaise
              ? Messages.text("founding.policy.nobody-raises", persons.get(), custodians.size())
              : FailureText.sentence(e));
    }
  }

  /** To be asked only where {@link #complete}. */
  Rule rule(List<String> roster) {
    return rule(roster, number(requestHours), number(approvalHours));
  }

  private Rule rule(List<String> roster, int request, int approval) {
    return new Rule(
        persons.get(), List.of(Role.CUSTODIAN), roster, raiserCounts.get(), request, approval);
  }

  private static int number(Input<String> input) {
    return Integer.parseInt(input.get().strip());
  }

  boolean complete() {
    return problem.get().isEmpty()
        && requestHours.wrong().isEmpty()
        && approvalHours.wrong().isEmpty();
  }

  boolean typed() {
    return persons.get() != Rule.FEWEST
        || !raiserCounts.get()
        || requestHours.typed()
        || approvalHours.typed();
  }

  Observable[] parts() {
    return new Observable[] {
      persons, raiserCounts, requestHours.valueProperty(), approvalHours.valueProperty()
    };
  }

  Authority authority() {
    return authority;
  }

  IntegerProperty personsProperty() {
    return persons;
  }

  BooleanProperty raiserCountsProperty() {
    return raiserCounts;
  }

  Input<String> requestHours() {
    return requestHours;
  }

  Input<String> approvalHours() {
    return approvalHours;
  }

  /** What is wrong with the number of persons, in a sentence; empty for nothing. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
