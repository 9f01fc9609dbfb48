package org.countersign.app.screen.keys;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
  private final Choices choices;
  private final Input<Optional<SigningDomain>> domain;
  private final Input<Optional<TokenIdentity>> token;
  private final Input<String> label;
  private final Input<Optional<KeyAlgorithm>> algorithm;
  private final Input<String> purpose;
  private final Input<Optional<LocalDate>> ends;
  private final Input<String> reason = Reason.input();

  private GenerateForm(Choices choices) {
    this.choices = choices;
    domain =
        Input.one("keys.form.domain", choices.domains(), SigningDomain::name)
            .check(Checks.chosen())
            .claims("gap.");
    token =
        Input.one("keys.form.token", choices.tokens(), TokenIdentity::label)
            .check(Checks.chosen())
            .hint("keys.generate.token.hint")
            .claims("token.");
    label =
        Input.line("keys.form.label", "")
            .check(Checks.name())
            .hint("keys.generate.label.hint")
            .claims("key.label-taken");
    algorithm =
        Input.one(
                "keys.form.algorithm",
                List.of(KeyAlgorithm.values()),
                KeyAlgorithm::display,
                Optional.of(KeyAlgorithm.EC_P384))
            .check(Checks.chosen());
    purpose =
        Input.line("keys.form.purpose", "").check(Checks.name()).hint("keys.generate.purpose.hint");
    ends =
        Input.day("keys.form.purpose-ends", domain.get().map(this::end))
            .check(Checks.afterToday(choices::now));
    domain.valueProperty().subscribe((before, now) -> ends.set(now.map(this::end)));
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
            instant(ends.get().orElseThrow())),
        domain.get().orElseThrow().id(),
        reason.get());
  }

  private LocalDate end(SigningDomain of) {
    return choices.now().atZone(ZoneOffset.UTC).toLocalDate().plus(of.policy().cryptoPeriod());
  }

  private static Instant instant(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
