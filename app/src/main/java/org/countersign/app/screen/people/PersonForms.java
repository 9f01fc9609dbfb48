package org.countersign.app.screen.people;

import java.util.Optional;
import java.util.Set;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.PersonRow;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.people.Role;
import org.countersign.model.request.Operation;

/** Asks for a person without a token, for a change of one, or for one to be removed. */
final class PersonForms {
  private final Drafting drafting;
  private final ControlDesk desk;

  PersonForms(Drafting drafting, ControlDesk desk) {
    this.drafting = drafting;
    this.desk = desk;
  }

  FormModel add(Set<String> taken) {
    FormModel form =
        new FormModel(Messages.text("people.add.title"), "people.form.propose")
            .intro(Messages.text("people.add.intro"));
    return record(form, PersonInputs.of(taken, Role.OWNER));
  }

  /** Name, contact and roles; the token stays what it is. */
  FormModel change(PersonRow row) {
    FormModel form =
        new FormModel(
                Messages.text("people.change.title", row.person().name()), "people.form.propose")
            .intro(Messages.text("people.change.intro"));
    return record(form, PersonInputs.of(row.person()));
  }

  private FormModel record(FormModel form, PersonInputs person) {
    person.all().forEach(form::ask);
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

  /** The rules say in the form which policy or token could not do without the person. */
  FormModel remove(PersonRow row) {
    FormModel form =
        new FormModel(
                Messages.text("people.remove.title", row.person().name()), "people.form.propose")
            .intro(
                Messages.text(
                    row.tokens().isEmpty() ? "people.remove.intro" : "people.remove.intro.holder",
                    row.person().name()));
    fact(form, "people.owns", String.join(", ", row.domains()));
    fact(form, "people.stake", String.join(", ", row.stake()));
    fact(form, "people.holds", String.join(", ", row.tokens()));
    Input<String> reason = form.ask(PersonInputs.reason());
    return form.onSubmit(
        () ->
            Wish.real(
                new Operation.RemovePerson(row.person().id()), SigningDomain.VAULT, reason.get()),
        drafting::tried,
        desk::propose);
  }

  private static void fact(FormModel form, String labelKey, String value) {
    if (!value.isEmpty()) {
      form.fact(labelKey, value);
    }
  }
}
