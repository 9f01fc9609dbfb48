package org.countersign.app.screen.keys;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.trust.TrustPath;

/** Asks for a trust path to be added, changed or taken off the record. */
final class TrustPathForms {
  private final Choices choices;
  private final Drafting drafting;
  private final ControlDesk desk;

  TrustPathForms(Choices choices, Drafting drafting, ControlDesk desk) {
    this.choices = choices;
    this.drafting = drafting;
    this.desk = desk;
  }

  /** What a form starts from: a path there is, or hardly anything. */
  private record Start(String id, String domain, Optional<Spki> trusts, Optional<TrustPath> path) {}

  FormModel add(SigningKey key) {
    return add(key.label(), key.spki(), key.domain());
  }

  /** To a key of a domain, held or watched. */
  FormModel add(String name, Spki key, String domain) {
    String id = UUID.randomUUID().toString();
    FormModel form = form("keys.action.add-trust-path", name);
    Inputs inputs = new Inputs(form, new Start(id, domain, Optional.of(key), Optional.empty()));
    return submit(form, () -> new Operation.AddTrustPath(inputs.path()), domain, inputs);
  }

  FormModel change(TrustPath path) {
    FormModel form = form("keys.trusted.change", path.name());
    Inputs inputs =
        new Inputs(form, new Start(path.id(), path.domain(), path.trusts(), Optional.of(path)));
    return submit(form, () -> new Operation.ChangeTrustPath(inputs.path()), path.domain(), inputs);
  }

  FormModel remove(TrustPath path) {
    FormModel form = form("keys.trusted.remove", path.name());
    Input<String> reason = form.ask(Reason.input());
    return form.onSubmit(
        () -> Wish.real(new Operation.RemoveTrustPath(path.id()), path.domain(), reason.get()),
        drafting::tried,
        desk::propose);
  }

  private static FormModel form(String name, String about) {
    return new FormModel(Messages.text(name + ".title", about), "keys.form.propose")
        .intro(Messages.text(name + ".intro", about));
  }

  private FormModel submit(
      FormModel form, FormModel.Gather<Operation> operation, String domain, Inputs inputs) {
    return form.onSubmit(
        () -> Wish.real(operation.gather(), domain, inputs.reason.get()),
        drafting::tried,
        desk::propose);
  }

  private final class Inputs {
    private final Start start;
    private final Input<String> name;
    private final Input<String> kind;
    private final Input<String> contact;
    private final Input<String> environment;
    private final Input<Optional<TrustPath.Criticality>> criticality;
    private final Input<Optional<TrustPath.Pin>> pins;
    private final Input<String> update;
    private final Input<Optional<TrustPath>> dependsOn;
    private final Input<String> reason;

    Inputs(FormModel form, Start start) {
      this.start = start;
      name = form.ask(line("keys.path.name", TrustPath::name, ""));
      kind = form.ask(line("keys.path.kind", TrustPath::kind, "").hint("keys.path.kind.hint"));
      contact =
          form.ask(
              line("keys.path.contact", TrustPath::contact, "").hint("keys.path.contact.hint"));
      environment =
          form.ask(
              line(
                  "keys.path.environment",
                  TrustPath::environment,
                  Messages.text("keys.path.environment.first")));
      criticality =
          form.ask(
              Input.one(
                      "keys.path.criticality",
                      List.of(TrustPath.Criticality.values()),
                      one -> word("keys.criticality.", one),
                      start.path().map(TrustPath::criticality))
                  .check(Checks.chosen())
                  .hint("keys.path.criticality.hint"));
      pins =
          form.ask(
              Input.one(
                      "keys.path.pins",
                      List.of(TrustPath.Pin.values()),
                      one -> word("keys.pin.", one),
                      start.path().map(TrustPath::pins))
                  .check(Checks.chosen())
                  .hint("keys.path.pins.hint"));
      update =
          form.ask(
              Input.line("keys.path.update", start.path().map(TrustPath::updateMethod).orElse(""))
                  .check(Checks.words())
                  .hint("keys.path.update.hint"));
      dependsOn =
          form.ask(
              Input.oneOrNone(
                      "keys.path.depends-on",
                      others(start),
                      path -> named(start, path),
                      dependence(start))
                  .hint("keys.path.depends-on.hint"));
      reason = form.ask(Reason.input());
    }

    private Input<String> line(
        String key, java.util.function.Function<TrustPath, String> of, String first) {
      return Input.line(key, start.path().map(of).orElse(first)).check(Checks.name());
    }

    /** Those of the own domain in front. */
    private List<TrustPath> others(Start of) {
      return choices.paths().stream()
          .filter(path -> !path.id().equals(of.id()))
          .sorted(Comparator.comparing(path -> !path.domain().equals(of.domain())))
          .toList();
    }

    private String named(Start of, TrustPath path) {
      return path.domain().equals(of.domain())
          ? path.name()
          : Messages.text(
              "keys.path.of-domain",
              path.name(),
              choices.domain(path.domain()).map(SigningDomain::name).orElse(path.domain()));
    }

    private Optional<TrustPath> dependence(Start of) {
      return of.path()
          .flatMap(TrustPath::dependsOn)
          .flatMap(id -> choices.paths().stream().filter(p -> p.id().equals(id)).findFirst());
    }

    TrustPath path() {
      return new TrustPath(
          start.id(),
          name.get(),
          start.domain(),
          start.trusts(),
          pins.get().orElseThrow(),
          kind.get(),
          contact.get(),
          environment.get(),
          criticality.get().orElseThrow(),
          update.get(),
          dependsOn.get().map(TrustPath::id));
    }
  }

  /** The word for a constant. */
  static String word(String prefix, Enum<?> value) {
    return Messages.text(prefix + value.name().toLowerCase(Locale.ROOT));
  }
}
