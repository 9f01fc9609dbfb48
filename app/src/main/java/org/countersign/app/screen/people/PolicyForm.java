package org.countersign.app.screen.people;

import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.request.Operation;

/** Asks for the next version of a policy. */
final class PolicyForm {
  private final Choices choices;

  PolicyForm(Choices choices) {
    this.choices = choices;
  }

  FormModel change(SigningDomain domain, Drafting drafting, ControlDesk desk) {
    int next = domain.policy().version() + 1;
    FormModel form =
        new FormModel(title(domain), "people.form.propose")
            .intro(Messages.text("people.policy.intro", next));
    PolicyInputs inputs =
        new PolicyInputs(form, choices, domain.policy(), domain.id().equals(SigningDomain.VAULT));
    Input<String> reason = form.askUnder("people.form.why", PersonInputs.reason());
    return form.onSubmit(
        () -> Wish.real(new Operation.ChangePolicy(inputs.policy(next)), domain.id(), reason.get()),
        drafting::tried,
        desk::propose);
  }

  private static String title(SigningDomain domain) {
    return domain.id().equals(SigningDomain.VAULT)
        ? Messages.text("people.policy.title.vault")
        : Messages.text("people.policy.title", domain.name());
  }
}
