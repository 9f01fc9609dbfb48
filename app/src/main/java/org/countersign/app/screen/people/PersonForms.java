package org.countersign.app.screen.people;

import java.util.Optional;
import java.util.Set;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.PersonRow;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.people.Role;
import org.countersign.model.request.Operation;

/** Asks for a person without a token, or for one to be removed. */
final class PersonForms {
  private final Choices choices;
  private final Drafting drafting;
  private final ControlDesk desk;

  PersonForms(Choices choices, Drafting drafting, ControlDesk desk) {
    this.choices = choices;
    this.drafting = drafting;
    this.desk = desk;
  }

  FormModel add() {
    FormModel form =
        new FormModel(Messages.text("people.add.title"), "people.form.propose")
            .intro(Messages.text("people.add.intro"));
    PersonInputs person = new PersonInputs(choices, Set.of(Role.OWNER));
    form.ask(person.name);
    form.ask(person.id);
    form.ask(person.contact);
    form.ask(person.roles);
    Input<String> reason = form.ask(PersonInputs.reason());
    return form.onSubmit(
        () ->
            Wish.real(
                new Operation.EnrolPerson(person.person(), Optional.empty()),
                SigningDomain.VAULT,
                reason.get()),
        drafting::tried,
        desk::propose);
  }

  FormModel remove(PersonRow row) {
    FormModel form =
        new FormModel(
                Messages.text("people.remove.title", row.person().name()), "people.form.propose")
            .intro(Messages.text("people.remove.intro", row.person().name()));
    if (!row.domains().isEmpty()) {
      form.fact("people.owns", String.join(", ", row.domains()));
    }
    if (!row.tokens().isEmpty()) {
      form.fact("people.holds", String.join(", ", row.tokens()));
    }
    Input<String> reason = form.ask(PersonInputs.reason());
    return form.onSubmit(
        () ->
            Wish.real(
                new Operation.RemovePerson(row.person().id()), SigningDomain.VAULT, reason.get()),
        drafting::tried,
        desk::propose);
  }
}
