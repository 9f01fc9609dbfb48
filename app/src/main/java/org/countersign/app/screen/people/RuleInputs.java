package org.countersign.app.screen.people;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.model.domain.Rule;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;

/** What a form asks for to make one rule of a policy. */
final class RuleInputs {
  private static final int LONGEST_HOURS = 24 * 366;

  private final List<Person> custodians;
  private final Input<String> persons;
  private final Input<Set<Role>> roles;
  private final Input<Set<Person>> roster;
  private final Input<Boolean> raiserCounts;
  private final Input<String> requestHours;
  private final Input<String> approvalHours;

  RuleInputs(List<Person> custodians, Rule like) {
    this.custodians = custodians;
    Set<Person> named = new HashSet<>(custodians);
    named.removeIf(person -> !like.roster().contains(person.id()));
    roles =
        Input.several(
                "people.policy.roles",
                List.of(Role.values()),
                PersonInputs::word,
                Set.copyOf(like.roles()))
            .check(Checks.<Role, Set<Role>>atLeast(1));
    roster =
        Input.several("people.policy.roster", custodians, Person::name, named)
            .hint("people.policy.roster.hint");
    raiserCounts =
        Input.tick("people.policy.raiser", "people.policy.raiser.counts", like.raiserCounts());
    persons =
        Input.line("people.policy.persons", String.valueOf(like.persons()))
            .check(this::enough)
            .claims("policy.too-many-persons")
            .hint("people.policy.persons.hint");
    requestHours = hours("people.policy.request-hours", like.requestHours());
    approvalHours = hours("people.policy.approval-hours", like.approvalHours());
    roles.valueProperty().subscribe((before, now) -> persons.touch());
    roster.valueProperty().subscribe((before, now) -> persons.touch());
    raiserCounts.valueProperty().subscribe((before, now) -> persons.touch());
  }

  private static Input<String> hours(String key, int first) {
    return Input.line(key, String.valueOf(first))
        .check(Checks.number(1, LONGEST_HOURS))
        .hint(key + ".hint");
  }

  void into(FormModel form, String headlineKey) {
    form.askUnder(headlineKey, persons);
    form.ask(roles);
    form.ask(roster);
    form.ask(raiserCounts);
    form.ask(requestHours);
    form.ask(approvalHours);
  }

  /** Never below two, and never more than could sign: nobody could meet such a rule. */
  private Optional<String> enough(String text) {
    int able = (int) custodians.stream().filter(this::maySign).count();
    int wanted;
    try {
      wanted = Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return Optional.of(Messages.text("people.policy.persons.few", Rule.FEWEST));
    }
    if (wanted < Rule.FEWEST) {
      return Optional.of(Messages.text("people.policy.persons.few", Rule.FEWEST));
    }
    if (wanted > able) {
      return Optional.of(Messages.text("people.policy.persons.many", able));
    }
    // Where the raiser does not count, one more has to be there to raise.
    return !raiserCounts.get() && custodians.size() <= wanted
        ? Optional.of(Messages.text("people.policy.persons.raiser", custodians.size() - 1))
        : Optional.empty();
  }

  private boolean maySign(Person person) {
    return person.hasAny(roles.get()) && (roster.get().isEmpty() || roster.get().contains(person));
  }

  Rule rule() {
    return new Rule(
        Integer.parseInt(persons.get().strip()),
        List.copyOf(roles.get()),
        roster.get().stream().map(Person::id).toList(),
        raiserCounts.get(),
        Integer.parseInt(requestHours.get().strip()),
        Integer.parseInt(approvalHours.get().strip()));
  }
}
