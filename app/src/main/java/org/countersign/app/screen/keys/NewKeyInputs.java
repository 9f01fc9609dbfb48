package org.countersign.app.screen.keys;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.inventory.Choices;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.port.TokenIdentity;

/** What is asked of every key that is to be made; an old key gives what to begin with. */
final class NewKeyInputs {
  private final Choices choices;

  NewKeyInputs(Choices choices) {
    this.choices = choices;
  }

  /** Where there is but one token, it is that one. */
  Input<Optional<TokenIdentity>> token(Optional<TokenIdentity> first) {
    List<TokenIdentity> all = choices.tokens();
    Optional<TokenIdentity> only = all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    return Input.one("keys.form.token", all, TokenIdentity::label, first.or(() -> only))
        .check(Checks.chosen())
        .hint("keys.generate.token.hint")
        .claims("token.");
  }

  static Input<String> label(String key) {
    return Input.line(key, "")
        .check(Checks.name())
        .hint("keys.generate.label.hint")
        .claims("key.label-taken");
  }

  static Input<Optional<KeyAlgorithm>> algorithm(KeyAlgorithm first) {
    return Input.one(
            "keys.form.algorithm",
            List.of(KeyAlgorithm.values()),
            KeyAlgorithm::display,
            Optional.of(first))
        .check(Checks.chosen());
  }

  static Input<String> purpose(String first) {
    return Input.line("keys.form.purpose", first).check(Checks.name());
  }

  Input<Optional<LocalDate>> day(String key, Optional<LocalDate> first) {
    return Input.day(key, first).check(Checks.afterToday(choices::now));
  }

  /** The day so much after today. */
  LocalDate after(Period period) {
    return choices.now().atZone(ZoneOffset.UTC).toLocalDate().plus(period);
  }

  /** Its first moment. */
  static Instant instant(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
