package org.countersign.app.screen.keys;

import java.time.LocalDate;
import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.domain.Policy;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.SigningKey;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Operation;

/** Asks for a key to be rotated: what its successor is, and by when every place has moved. */
final class RotateForm {
  private final SigningKey old;
  private final Input<Optional<TokenIdentity>> token;
  private final Input<String> label;
  private final Input<Optional<KeyAlgorithm>> algorithm;
  private final Input<String> purpose;
  private final Input<Optional<LocalDate>> ends;
  private final Input<Optional<LocalDate>> overlap;
  private final Input<String> reason = Reason.input();

  private RotateForm(Choices choices, SigningKey old) {
    this.old = old;
    Optional<Policy> policy = choices.domain(old.domain()).map(domain -> domain.policy());
    NewKeyInputs ask = new NewKeyInputs(choices);
    token = ask.token(choices.tokens().stream().filter(old.token()::equals).findFirst());
    label = NewKeyInputs.label("keys.rotate.label");
    algorithm = NewKeyInputs.algorithm(old.algorithm());
    purpose = NewKeyInputs.purpose(old.purpose());
    ends =
        ask.day("keys.form.purpose-ends", policy.map(Policy::cryptoPeriod).map(ask::after))
            .claims("rotation.purpose");
    overlap =
        ask.day("keys.rotate.overlap", policy.map(Policy::renewalPeriod).map(ask::after))
            .hint("keys.rotate.overlap.hint")
            .claims("rotation.overlap");
  }

  static FormModel of(
      Choices choices, SigningKey old, int reached, Drafting drafting, ControlDesk desk) {
    RotateForm form = new RotateForm(choices, old);
    FormModel model =
        new FormModel(Messages.text("keys.action.rotate.title", old.label()), "keys.form.propose")
            .intro(Messages.text("keys.action.rotate.intro", old.label(), reached));
    model.ask(form.label);
    model.ask(form.overlap);
    model.ask(form.algorithm);
    model.ask(form.token);
    model.ask(form.purpose);
    model.ask(form.ends);
    model.ask(form.reason);
    return model.onSubmit(form::wish, drafting::tried, desk::propose);
  }

  private Wish wish() {
    return Wish.real(
        new Operation.RotateKey(
            old.spki(),
            label.get(),
            algorithm.get().orElseThrow(),
            token.get().orElseThrow(),
            purpose.get(),
            NewKeyInputs.instant(ends.get().orElseThrow()),
            NewKeyInputs.instant(overlap.get().orElseThrow())),
        old.domain(),
        reason.get());
  }
}
