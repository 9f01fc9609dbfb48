package org.countersign.app.screen.keys;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.WatchedAction;
import org.countersign.app.service.inventory.WatchedDetail;
import org.countersign.app.service.inventory.WatchedDetail.Watch;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.request.Operation;

/** Asks for what can be done about a key that others hold, in one domain that watches it. */
final class WatchedForms {
  private final Drafting drafting;
  private final ControlDesk desk;

  WatchedForms(Drafting drafting, ControlDesk desk) {
    this.drafting = drafting;
    this.desk = desk;
  }

  /** That nobody is to trust it any more. */
  FormModel distrust(WatchedDetail detail) {
    FormModel form = form("keys.watched.distrust", detail);
    Input<Optional<Watch>> domain = domain(form, detail.open(WatchedAction.DISTRUST));
    Input<String> why = form.ask(why());
    Input<Optional<LocalDate>> since = form.ask(Input.day("keys.watched.since", Optional.empty()));
    return form.onSubmit(
        () ->
            Wish.real(
                new Operation.DistrustKey(
                    detail.spki(), why.get(), since.get().map(NewKeyInputs::instant)),
                of(domain),
                why.get()),
        drafting::tried,
        desk::propose);
  }

  /** That the mark was a mistake. */
  FormModel trustAgain(WatchedDetail detail) {
    FormModel form = form("keys.watched.trust-again", detail);
    Input<Optional<Watch>> domain = domain(form, detail.open(WatchedAction.TRUST_AGAIN));
    Input<String> why = form.ask(why());
    return form.onSubmit(
        () ->
            Wish.real(new Operation.TrustKeyAgain(detail.spki(), why.get()), of(domain), why.get()),
        drafting::tried,
        desk::propose);
  }

  private static FormModel form(String name, WatchedDetail detail) {
    return new FormModel(Messages.text(name + ".title", detail.name()), "keys.form.propose")
        .intro(Messages.text(name + ".intro", detail.name(), detail.trustedBy().size()));
  }

  /** Asked only where there is a choice. */
  private static Input<Optional<Watch>> domain(FormModel form, List<Watch> open) {
    Input<Optional<Watch>> domain =
        Input.one("keys.watched.domain", open, Watch::domain, open.stream().findFirst())
            .check(Checks.chosen())
            .hint("keys.watched.domain.hint");
    return open.size() > 1 ? form.ask(domain) : domain;
  }

  private static String of(Input<Optional<Watch>> domain) {
    return domain.get().orElseThrow().key().domain();
  }

  private static Input<String> why() {
    return Input.area("keys.watched.why", 3, "")
        .check(Checks.words())
        .hint("keys.watched.why.hint")
        .claims("request.reason");
  }
}
