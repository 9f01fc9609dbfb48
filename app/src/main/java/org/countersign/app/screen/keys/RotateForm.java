package org.countersign.app.screen.keys;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
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
    token =
        Input.one(
                "keys.form.token",
                choices.tokens(),
                TokenIdentity::label,
                choices.tokens().stream().filter(old.token()::equals).findFirst())
            .check(Checks.chosen())
            .hint("keys.generate.token.hint")
            .claims("token.");
    label =
        Input.line("keys.rotate.label", "")
            .check(Checks.name())
            .hint("keys.generate.label.hint")
            .claims("key.label-taken");
    algorithm =
        Input.one(
                "keys.form.algorithm",
                List.of(KeyAlgorithm.values()),
                KeyAlgorithm::display,
                Optional.of(old.algorithm()))
            .check(Checks.chosen());
    purpose = Input.line("keys.form.purpose", old.purpose()).check(Checks.name());
    ends =
        Input.day("keys.form.purpose-ends", policy.map(p -> after(choices, p.cryptoPeriod())))
            .check(Checks.afterToday(choices::now))
            .claims("rotation.purpose");
    overlap =
        Input.day("keys.rotate.overlap", policy.map(p -> after(choices, p.renewalPeriod())))
            .check(Checks.afterToday(choices::now))
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
            instant(ends.get().orElseThrow()),
            instant(overlap.get().orElseThrow())),
        old.domain(),
        reason.get());
  }

  private static LocalDate after(Choices choices, Period period) {
    return choices.now().atZone(ZoneOffset.UTC).toLocalDate().plus(period);
  }

  static Instant instant(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
