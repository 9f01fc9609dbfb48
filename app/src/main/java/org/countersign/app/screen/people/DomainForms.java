package org.countersign.app.screen.people;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.people.Person;
import org.countersign.model.request.Operation;

/** Asks for a signing domain: a new one, a change of one, or its review. */
final class DomainForms {
  private final Choices choices;
  private final Drafting drafting;
  private final ControlDesk desk;

  DomainForms(Choices choices, Drafting drafting, ControlDesk desk) {
    this.choices = choices;
    this.drafting = drafting;
    this.desk = desk;
  }

  /** A new one; the policy starts as the vault's own. */
  FormModel create(Policy like) {
    FormModel form =
        new FormModel(Messages.text("people.domain.create.title"), "people.form.propose")
            .intro(Messages.text("people.domain.create.intro"));
    Input<String> name = form.ask(name(""));
    Input<String> id =
        form.ask(
            Input.line("people.domain.id", "")
                .check(Checks.id())
                .hint("people.domain.id.hint")
                .claims("domain.taken"));
    name.valueProperty()
        .subscribe((before, now) -> {
          if (id.get().equals(Ids.of(before))) {
            id.set(Ids.of(now));
          }
        });
    Input<String> purpose = form.ask(purpose(""));
    Input<Optional<Person>> owner = form.ask(owner(Optional.empty()));
    Input<Set<Person>> stakeholders = form.ask(stakeholders(Set.of()));
    PolicyInputs policy = new PolicyInputs(form, choices, like, false);
    Input<String> reason = form.askUnder("people.form.why", PersonInputs.reason());
    return form.onSubmit(
        () ->
            Wish.real(
                new Operation.CreateDomain(
                    new SigningDomain(
                        id.get().strip(),
                        name.get(),
                        purpose.get(),
                        owner.get().orElseThrow().id(),
                        ids(stakeholders.get()),
                        policy.policy(1),
                        choices.now())),
                SigningDomain.VAULT,
                reason.get()),
        drafting::tried,
        desk::propose);
  }

  FormModel change(SigningDomain domain) {
    FormModel form =
        new FormModel(
                Messages.text("people.domain.change.title", domain.name()), "people.form.propose")
            .intro(Messages.text("people.domain.change.intro"));
    Input<String> name = form.ask(name(domain.name()));
    Input<String> purpose = form.ask(purpose(domain.purpose()));
    Input<Optional<Person>> owner = form.ask(owner(person(domain.owner())));
    Set<Person> now = new HashSet<>();
    domain.stakeholders().forEach(id -> person(id).ifPresent(now::add));
    Input<Set<Person>> stakeholders = form.ask(stakeholders(now));
    Input<String> reason = form.ask(PersonInputs.reason());
    return form.onSubmit(
        () ->
            Wish.real(
                new Operation.ChangeDomain(
                    name.get(),
                    purpose.get(),
                    owner.get().orElseThrow().id(),
                    ids(stakeholders.get())),
                domain.id(),
                reason.get()),
        drafting::tried,
        desk::propose);
  }

  FormModel review(SigningDomain domain) {
    FormModel form =
        new FormModel(
                Messages.text("people.domain.review.title", domain.name()), "people.form.propose")
            .intro(Messages.text("people.domain.review.intro"));
    Input<String> findings =
        form.ask(
            Input.area("people.domain.findings", 4, "")
                .check(Checks.words())
                .hint("people.domain.findings.hint"));
    Input<String> reason = form.ask(PersonInputs.reason());
    return form.onSubmit(
        () -> Wish.real(new Operation.ReviewDomain(findings.get()), domain.id(), reason.get()),
        drafting::tried,
        desk::propose);
  }

  private static Input<String> name(String first) {
    return Input.line("people.domain.name", first).check(Checks.name());
  }

  private static Input<String> purpose(String first) {
    return Input.line("people.domain.purpose", first)
        .check(Checks.words())
        .hint("people.domain.purpose.hint");
  }

  private Input<Optional<Person>> owner(Optional<Person> first) {
    return Input.one("people.domain.owner", choices.people(), Person::name, first)
        .check(Checks.chosen())
        .hint("people.domain.owner.hint");
  }

  private Input<Set<Person>> stakeholders(Set<Person> first) {
    return Input.several("people.domain.stakeholders", choices.people(), Person::name, first)
        .check(Checks.<Person, Set<Person>>atLeast(SigningDomain.STAKEHOLDERS));
  }

  private Optional<Person> person(String id) {
    return choices.people().stream().filter(person -> person.id().equals(id)).findFirst();
  }

  private static List<String> ids(Set<Person> people) {
    return people.stream().map(Person::id).sorted().toList();
  }
}
