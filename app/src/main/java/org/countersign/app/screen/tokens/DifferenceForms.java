package org.countersign.app.screen.tokens;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.reconcile.TokenLooks;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.app.text.DifferenceText;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.request.Operation;

/** The forms that deal with a difference between a token and the register. */
final class DifferenceForms {
  private static final Period FIRST_WAIT = Period.ofMonths(3);

  private final Choices choices;
  private final Drafting drafting;
  private final ControlDesk desk;

  DifferenceForms(Choices choices, Drafting drafting, ControlDesk desk) {
    this.choices = choices;
    this.drafting = drafting;
    this.desk = desk;
  }

  FormModel reconcile(TokenIdentity token) {
    FormModel form =
        new FormModel(Messages.text("tokens.reconcile.title", token.label()), "tokens.form.propose")
            .intro(Messages.text("tokens.reconcile.intro"))
            .mono("tokens.serial", token.serial());
    Input<String> reason = form.ask(reason());
    return form.onSubmit(
        () -> Wish.real(new Operation.ReconcileToken(token), SigningDomain.VAULT, reason.get()),
        drafting::tried,
        desk::propose);
  }

  FormModel adopt(Difference found) {
    Spki key = found.spki().orElseThrow();
    String ckaId = found.fact(Difference.ID);
    FormModel form =
        keyForm("tokens.adopt", found).mono("tokens.spki", key.hex()).mono("tokens.cka-id", ckaId);
    String weak = found.fact(Difference.ATTRIBUTES);
    if (!weak.isEmpty()) {
      form.fact("tokens.adopt.attributes", weak.replace("CKA_", ""));
    }
    Input<Optional<SigningDomain>> domain =
        form.ask(
            Input.one("tokens.adopt.domain", choices.domains(), SigningDomain::name)
                .check(Checks.chosen())
                .claims("gap."));
    Input<String> label =
        form.ask(
            Input.line("tokens.adopt.label", found.fact(Difference.LABEL))
                .check(Checks.name())
                .hint("tokens.adopt.label.hint")
                .claims("key.label-taken"));
    Input<String> purpose =
        form.ask(
            Input.line("tokens.adopt.purpose", "")
                .check(Checks.name())
                .hint("tokens.adopt.purpose.hint"));
    Input<Optional<LocalDate>> ends =
        form.ask(
            Input.day("tokens.adopt.purpose-ends", domain.get().map(this::end))
                .check(Checks.afterToday(choices::now)));
    domain.valueProperty().subscribe((before, now) -> ends.set(now.map(this::end)));
    Input<String> reason = form.ask(reason());
    return form.onSubmit(
        () ->
            Wish.real(
                new Operation.AdoptKey(
                    key,
                    ckaId,
                    label.get(),
                    found.token(),
                    purpose.get(),
                    instant(ends.get().orElseThrow())),
                domain.get().orElseThrow().id(),
                reason.get()),
        drafting::tried,
        desk::propose);
  }

  FormModel destroy(Difference found) {
    Spki key = found.spki().orElseThrow();
    String ckaId = found.fact(Difference.ID);
    FormModel form =
        keyForm("tokens.destroy", found)
            .mono("tokens.spki", key.hex())
            .mono("tokens.cka-id", ckaId);
    Input<String> reason = form.ask(reason());
    return form.onSubmit(
        () ->
            Wish.real(
                new Operation.DestroyFound(found.token(), key, ckaId),
                SigningDomain.VAULT,
                reason.get()),
        drafting::tried,
        desk::propose);
  }

  /** One person's word; {@code then} runs when it is recorded. */
  FormModel leave(Difference difference, TokenLooks looks, Runnable then) {
    FormModel form =
        new FormModel(Messages.text("tokens.leave.title"), "tokens.leave.submit")
            .intro(DifferenceText.sentence(difference));
    Input<String> reason =
        form.ask(
            Input.area("tokens.form.reason", 2, "")
                .check(Checks.words())
                .hint("tokens.leave.reason.hint"));
    Input<Optional<LocalDate>> until =
        form.ask(
            Input.day("tokens.leave.until", Optional.of(today().plus(FIRST_WAIT)))
                .check(Checks.afterToday(choices::now))
                .hint("tokens.leave.until.hint")
                .claims("difference.until"));
    return form.onSubmit(
        () -> instant(until.get().orElseThrow()),
        end -> {
          looks.leave(difference, reason.get(), end);
          return true;
        },
        done -> then.run());
  }

  private static FormModel keyForm(String key, Difference found) {
    return new FormModel(
            Messages.text(key + ".title", DifferenceText.about(found)), "tokens.form.propose")
        .intro(Messages.text(key + ".intro"))
        .fact("tokens.label", found.token().label());
  }

  private static Input<String> reason() {
    return Input.area("tokens.form.reason", 2, "")
        .check(Checks.words())
        .hint("tokens.form.reason.hint")
        .claims("request.reason");
  }

  private LocalDate end(SigningDomain of) {
    return today().plus(of.policy().cryptoPeriod());
  }

  private LocalDate today() {
    return choices.now().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static Instant instant(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
