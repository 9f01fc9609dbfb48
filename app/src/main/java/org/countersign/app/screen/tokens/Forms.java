package org.countersign.app.screen.tokens;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Check;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.people.Person;
import org.countersign.model.port.SlotView;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.vault.CommissionedToken;

/** The forms of the Tokens screen. */
final class Forms {
  private static final int LONGEST_LABEL = 32;
  private static final String FEWEST = "2";

  private final Choices choices;
  private final Drafting drafting;
  private final ControlDesk desk;

  Forms(Choices choices, Drafting drafting, ControlDesk desk) {
    this.choices = choices;
    this.drafting = drafting;
    this.desk = desk;
  }

  FormModel commission(SlotView slot) {
    FormModel form =
        new FormModel(Messages.text("tokens.commission.title"), "tokens.form.propose")
            .intro(Messages.text("tokens.commission.intro"))
            .fact("tokens.slot", slot.description())
            .mono("tokens.module", slot.module());
    Input<String> label =
        form.ask(
            Input.line("tokens.form.label", "")
                .check(Checks.name().and(shortEnough()))
                .hint("tokens.form.label.hint"));
    Input<Set<Person>> holders = form.ask(holders(Set.copyOf(choices.custodians())));
    Input<String> needed = form.ask(needed(holders, FEWEST));
    Input<String> reason = form.ask(reason());
    return form.onSubmit(
        () ->
            wish(
                new Operation.CommissionToken(
                    slot.module(), slot.slotId(), label.get(), number(needed), ids(holders.get())),
                reason),
        drafting::tried,
        desk::propose);
  }

  FormModel reshare(CommissionedToken token) {
    Results.TokenReady ready = token.ready();
    Set<Person> now = new HashSet<>(choices.custodians());
    now.removeIf(p -> ready.shares().stream().noneMatch(s -> s.person().equals(p.id())));
    FormModel form =
        new FormModel(
                Messages.text("tokens.reshare.title", ready.token().label()), "tokens.form.propose")
            .intro(Messages.text("tokens.reshare.intro", ready.k()))
            .mono("tokens.serial", ready.token().serial());
    Input<Set<Person>> holders = form.ask(holders(now));
    Input<String> needed = form.ask(needed(holders, String.valueOf(ready.k())));
    Input<String> reason = form.ask(reason());
    return form.onSubmit(
        () ->
            wish(
                new Operation.ReshareToken(ready.token(), number(needed), ids(holders.get())),
                reason),
        drafting::tried,
        desk::propose);
  }

  private static Wish wish(Operation operation, Input<String> reason) {
    return Wish.real(operation, SigningDomain.VAULT, reason.get());
  }

  private Input<Set<Person>> holders(Set<Person> first) {
    return Input.several("tokens.form.holders", choices.custodians(), Person::name, first)
        .check(Checks.<Person, Set<Person>>atLeast(2))
        .hint("tokens.form.holders.hint")
        .claims("token.holder");
  }

  private Input<String> needed(Input<Set<Person>> holders, String first) {
    return Input.line("tokens.form.needed", first)
        .check(text -> Checks.number(2, Math.max(2, holders.get().size())).problem(text))
        .hint("tokens.form.needed.hint");
  }

  private static Input<String> reason() {
    return Input.area("tokens.form.reason", 2, "")
        .check(Checks.words())
        .hint("tokens.form.reason.hint")
        .claims("request.reason");
  }

  private static Check<String> shortEnough() {
    return label ->
        label.strip().getBytes(StandardCharsets.UTF_8).length > LONGEST_LABEL
            ? Optional.of(Messages.text("tokens.form.label.too-long", LONGEST_LABEL))
            : Optional.empty();
  }

  private static int number(Input<String> input) {
    return Integer.parseInt(input.get().strip());
  }

  private static List<String> ids(Set<Person> people) {
    return people.stream().map(Person::id).sorted(Comparator.naturalOrder()).toList();
  }
}
