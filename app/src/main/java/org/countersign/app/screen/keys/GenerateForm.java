package org.countersign.app.screen.keys;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Operation;

/** Asks for a new signing key. */
final class GenerateForm {
  private final Input<Optional<SigningDomain>> domain;
  private final Input<Optional<TokenIdentity>> token;
  private final Input<String> label;
  private final Input<Optional<KeyAlgorithm>> algorithm;
  private final Input<String> purpose;
  private final Input<Optional<LocalDate>> ends;
  private final Input<String> reason = Reason.input();

  private GenerateForm(Choices choices) {
    domain =
        Input.one("keys.form.domain", choices.domains(), SigningDomain::name)
            .check(Checks.chosen())
            .claims("gap.");
    NewKeyInputs ask = new NewKeyInputs(choices);
    token = ask.token(Optional.empty());
    label = NewKeyInputs.label("keys.form.label");
    algorithm = NewKeyInputs.algorithm(KeyAlgorithm.EC_P384);
    purpose = NewKeyInputs.purpose("").hint("keys.generate.purpose.hint");
    Function<SigningDomain, LocalDate> end = of -> ask.after(of.policy().cryptoPeriod());
    ends = ask.day("keys.form.purpose-ends", domain.get().map(end));
    domain.valueProperty().subscribe((before, now) -> ends.set(now.map(end)));
  }

  static FormModel of(Choices choices, Drafting drafting, ControlDesk desk) {
    GenerateForm form = new GenerateForm(choices);
    FormModel model =
        new FormModel(Messages.text("keys.generate.title"), "keys.form.propose")
            .intro(Messages.text("keys.generate.intro"));
    model.ask(form.domain);
    model.ask(form.label);
    model.ask(form.algorithm);
    model.ask(form.token);
    model.ask(form.purpose);
    model.ask(form.ends);
    model.ask(form.reason);
    return model.onSubmit(form::wish, drafting::tried, desk::propose);
  }

  private Wish wish() {
    return Wish.real(
        new Operation.GenerateKey(
            label.get(),
            algorithm.get().orElseThrow(),
            token.get().orElseThrow(),
            purpose.get(),
            NewKeyInputs.instant(ends.get().orElseThrow())),
        domain.get().orElseThrow().id(),
        reason.get());
  }
}
