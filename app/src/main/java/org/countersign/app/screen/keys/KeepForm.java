package org.countersign.app.screen.keys;

import java.time.LocalDate;
import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.key.SigningKey;
import org.countersign.model.request.Operation;

/** Asks for the private key of a key that has ended to be kept until a day. */
final class KeepForm {
  private KeepForm() {}

  static FormModel of(Choices choices, SigningKey key, Drafting drafting, ControlDesk desk) {
    FormModel form =
        new FormModel(Messages.text("keys.action.keep.title", key.label()), "keys.form.propose")
            .intro(Messages.text("keys.action.keep.intro", key.label()));
    Input<Optional<LocalDate>> until =
        form.ask(
            Input.day("keys.keep.until", Optional.empty())
                .check(Checks.afterToday(choices::now))
                .hint("keys.keep.until.hint")
                .claims("rotation.kept"));
    Input<String> why =
        form.ask(
            Input.area("keys.keep.why", 2, "").check(Checks.words()).hint("keys.keep.why.hint"));
    return form.onSubmit(
        () ->
            Wish.real(
                new Operation.KeepKey(
                    key.spki(), why.get(), NewKeyInputs.instant(until.get().orElseThrow())),
                key.domain(),
                why.get()),
        drafting::tried,
        desk::propose);
  }
}
