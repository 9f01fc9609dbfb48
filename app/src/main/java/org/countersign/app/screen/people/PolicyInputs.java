package org.countersign.app.screen.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Check;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.inventory.Choices;
import org.countersign.model.domain.Authority;
import org.countersign.model.domain.Leaving;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Windows;

/** What a form asks for to make a policy, starting from another one. */
final class PolicyInputs {
  private static final int LONGEST_YEARS = 100;

  private final Map<Authority, RuleInputs> rules = new EnumMap<>(Authority.class);
  private final Input<Optional<Integer>> trustPathPersons;
  private final Input<String> cryptoperiod;
  private final Input<String> renewalWindow;
  private final Input<String> reviewCadence;
  private final Input<String> crlLifetime;
  private final Input<String> keyAge;
  private final Input<String> crlWarning;
  private final Optional<Input<Boolean>> onScreen;
  private final Leaving leaving;

  /** {@code ofVault}: whether it is the vault’s own policy, which alone says how files leave. */
  PolicyInputs(FormModel form, Choices choices, Policy like, boolean ofVault) {
    for (Authority authority : Authority.values()) {
      RuleInputs rule = new RuleInputs(choices.custodians(), like.rule(authority));
      rule.into(form, "people.rule." + Ids.word(authority));
      rules.put(authority, rule);
    }
    trustPathPersons =
        form.askUnder(
            "people.policy.inventory",
            Input.one(
                    "people.policy.trust-paths",
                    List.of(1, 2),
                    n -> Messages.text("people.policy.signatures", n),
                    Optional.of(like.trustPathPersons()))
                .check(Checks.chosen())
                .hint("people.policy.trust-paths.hint"));
    cryptoperiod = period(form, "people.policy.cryptoperiod", like.cryptoperiod());
    renewalWindow = period(form, "people.policy.renewal", like.renewalWindow());
    reviewCadence = period(form, "people.policy.review", like.reviewCadence());
    crlLifetime = period(form, "people.policy.crl", like.crlLifetime());
    keyAge = period(form, "people.policy.key-age", like.windows().keyAge());
    crlWarning = period(form, "people.policy.crl-warning", like.windows().crlWarning());
    leaving = ofVault ? like.leaving() : Leaving.NOT;
    onScreen =
        ofVault
            ? Optional.of(
                form.ask(
                    Input.tick(
                            "people.policy.on-screen",
                            "people.policy.on-screen.allowed",
                            leaving.onScreen())
                        .hint("people.policy.on-screen.hint")))
            : Optional.empty();
  }

  private static Input<String> period(FormModel form, String key, String first) {
    Check<String> check = Checks.period();
    return form.ask(
        Input.line(key, first).check(check.and(PolicyInputs::tooLong)).hint(key + ".hint"));
  }

  /** Times that a longer period is added to would leave the calendar. */
  private static Optional<String> tooLong(String text) {
    String problem = Messages.text("people.policy.period.long", LONGEST_YEARS);
    try {
      LocalDate end = LocalDate.EPOCH.plus(Period.parse(text.strip()));
      boolean longer = end.isAfter(LocalDate.EPOCH.plusYears(LONGEST_YEARS));
      return longer ? Optional.of(problem) : Optional.empty();
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.of(problem);
    }
  }

  Policy policy(int version) {
    return new Policy(
        version,
        rules.get(Authority.ROUTINE).rule(),
        rules.get(Authority.EMERGENCY).rule(),
        rules.get(Authority.DESTRUCTION).rule(),
        trustPathPersons.get().orElseThrow(),
        cryptoperiod.get().strip(),
        renewalWindow.get().strip(),
        reviewCadence.get().strip(),
        crlLifetime.get().strip(),
        new Windows(keyAge.get().strip(), crlWarning.get().strip()),
        onScreen.map(tick -> new Leaving(tick.get())).orElse(leaving));
  }
}
