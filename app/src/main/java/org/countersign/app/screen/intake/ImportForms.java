package org.countersign.app.screen.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Check;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.intake.Findings;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.request.Operation;

/** What is asked before an import, and before a finding is closed. */
final class ImportForms {
  private ImportForms() {}

  /** Why; and, where something is refused, that the others are wanted all the same. */
  static FormModel bring(int ticked, int refused, String domain, Consumer<String> then) {
    FormModel form =
        new FormModel(Messages.text("import.form.title"), "import.form.propose")
            .intro(Messages.text("import.form.intro", ticked, domain));
    if (refused > 0) {
      form.ask(
          Input.tick("import.form.without", "import.form.without.text", false)
              .check(agreed())
              .hint("import.form.without.hint"));
    }
    Input<String> reason = form.ask(reason());
    return form.onSubmit(reason::get, text -> text, then);
  }

  /** How private keys were dealt with. */
  static FormModel deal(List<Findings.Row> rows, Drafting drafting, ControlDesk desk) {
    FormModel form =
        new FormModel(Messages.text("import.deal.title", rows.size()), "import.form.propose")
            .intro(Messages.text("import.deal.intro"));
    rows.stream()
        .limit(8)
        .forEach(row ->
            form.fact("import.found.where", row.finding().where() + " · " + row.finding().owner()));
    Input<String> how =
        form.ask(
            Input.area("import.deal.how", 2, "")
                .check(Checks.words())
                .hint("import.deal.how.hint"));
    Input<String> reason = form.ask(reason());
    return form.onSubmit(
        () ->
            Wish.real(
                new Operation.CloseFindings(
                    rows.stream().map(row -> row.finding().id()).toList(), how.get()),
                rows.getFirst().finding().domain(),
                reason.get()),
        drafting::tried,
        desk::propose);
  }

  private static Check<Boolean> agreed() {
    return yes -> yes ? Optional.empty() : Optional.of(Messages.text("import.form.without.needed"));
  }

  private static Input<String> reason() {
    return Input.area("import.form.reason", 2, "")
        .check(Checks.words())
        .hint("import.form.reason.hint")
        .claims("request.reason");
  }
}
