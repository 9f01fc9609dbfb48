package org.countersign.app.screen.people;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Check;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.inventory.Choices;
import org.countersign.model.domain.Authority;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.people.Person;

/** What a form asks for to make a policy, starting from another one. */
final class PolicyInputs {
  private static final int LONGEST_HOURS = 24 * 366;

  private final Choices choices;
  private final Map<Authority, RuleInputs> rules = new EnumMap<>(Authority.class);
  private final Input<Optional<Integer>> trustPathPersons;
  private final Input<String> cryptoperiod;
  private final Input<String> renewalWindow;
  private final Input<String> reviewCadence;
  private final Input<String> crlLifetime;

  PolicyInputs(FormModel form, Choices choices, Policy like) {
    this.choices = choices;
    for (Authority authority : Authority.values()) {
      rules.put(authority, new RuleInputs(form, authority, like.rule(authority)));
    }
    trustPathPersons =
        form.askUnder(
            "people.policy.inventory",
            Input.one(
                    "people.policy.trust-paths",
                    List.of(1, 2),
                    n -> Messages.text("people.policy.signatures", n),
                    Optional.of(like.trustPathPersons()))
                .check(Checks.chosen())
                .hint("people.policy.trust-paths.hint"));
    cryptoperiod = period(form, "people.policy.cryptoperiod", like.cryptoperiod());
    renewalWindow = period(form, "people.policy.renewal", like.renewalWindow());
    reviewCadence = period(form, "people.policy.review", like.reviewCadence());
    crlLifetime = period(form, "people.policy.crl", like.crlLifetime());
  }

  private static Input<String> period(FormModel form, String key, String first) {
    return form.ask(Input.line(key, first).check(Checks.period()).hint(key + ".hint"));
  }

  Policy policy(int version) {
    return new Policy(
        version,
        rules.get(Authority.ROUTINE).rule(),
        rules.get(Authority.EMERGENCY).rule(),
        rules.get(Authority.DESTRUCTION).rule(),
        trustPathPersons.get().orElseThrow(),
        cryptoperiod.get().strip(),
        renewalWindow.get().strip(),
        reviewCadence.get().strip(),
        crlLifetime.get().strip());
  }

  private final class RuleInputs {
    private final Rule like;
    private final Input<String> persons;
    private final Input<Set<Person>> roster;
    private final Input<Boolean> raiserCounts;
    private final Input<String> requestHours;
    private final Input<String> approvalHours;

    RuleInputs(FormModel form, Authority authority, Rule like) {
      this.like = like;
      Set<Person> named = new HashSet<>(choices.custodians());
      named.removeIf(person -> !like.roster().contains(person.id()));
      roster =
          Input.several("people.policy.roster", choices.custodians(), Person::name, named)
              .hint("people.policy.roster.hint");
      persons =
          form.askUnder(
              "people.policy." + authority.name().toLowerCase(Locale.ROOT),
              Input.line("people.policy.persons", String.valueOf(like.persons()))
                  .check(enough())
                  .claims("policy.too-many-persons")
                  .hint("people.policy.persons.hint"));
      form.ask(roster);
      raiserCounts =
          form.ask(
              Input.tick(
                  "people.policy.raiser", "people.policy.raiser.counts", like.raiserCounts()));
      requestHours = hours(form, "people.policy.request-hours", like.requestHours());
      approvalHours = hours(form, "people.policy.approval-hours", like.approvalHours());
      roster.valueProperty().subscribe((before, now) -> persons.touch());
    }

    /** Never below two, and never more than there are. */
    private Check<String> enough() {
      return text -> {
        int there = roster.get().isEmpty() ? choices.custodians().size() : roster.get().size();
        return Checks.number(Rule.FEWEST, Math.max(Rule.FEWEST, there))
            .problem(text)
            .map(problem -> Messages.text("people.policy.persons.wrong", Rule.FEWEST, there));
      };
    }

    private static Input<String> hours(FormModel form, String key, int first) {
      return form.ask(
          Input.line(key, String.valueOf(first))
              .check(Checks.number(1, LONGEST_HOURS))
              .hint(key + ".hint"));
    }

    Rule rule() {
      return new Rule(
          Integer.parseInt(persons.get().strip()),
          like.roles(),
          roster.get().stream().map(Person::id).toList(),
          raiserCounts.get(),
          Integer.parseInt(requestHours.get().strip()),
          Integer.parseInt(approvalHours.get().strip()));
    }
  }
}
