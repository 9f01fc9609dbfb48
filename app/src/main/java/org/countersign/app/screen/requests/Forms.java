package org.countersign.app.screen.requests;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.form.Check;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.execution.CutOff;
import org.countersign.app.service.inventory.RequestDetail;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.app.service.request.Withdrawing;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.request.Operation;

/** The forms of the Requests screen. */
final class Forms {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private Forms() {}

  static FormModel withdraw(RequestDetail request, Withdrawing withdrawing, Runnable done) {
    FormModel form =
        new FormModel(Messages.text("requests.withdraw.title"), "requests.withdraw.verb")
            .intro(Messages.text("requests.withdraw.intro", composed(request)));
    Input<String> comment =
        form.ask(
            Input.area("requests.form.comment", 2, "")
                .check(Checks.words())
                .hint("requests.withdraw.hint"));
    return form.onSubmit(
        comment::get,
        text -> {
          withdrawing.withdraw(request.row().hash(), text);
          return text;
        },
        text -> done.run());
  }

  static FormModel resolve(
      RequestDetail request, CutOff.Finding found, Drafting drafting, ControlDesk desk) {
    FormModel form =
        new FormModel(Messages.text("requests.resolve.title"), "requests.form.propose")
            .intro(Messages.text("requests.resolve.intro", composed(request)));
    Input<Optional<Boolean>> happened =
        form.ask(
            Input.one(
                    "requests.resolve.happened",
                    List.of(true, false),
                    yes -> Messages.text("requests.resolve.happened." + yes),
                    Optional.of(found.happened()))
                .check(Checks.chosen())
                .hint("requests.resolve.happened.hint"));
    Input<String> evidence =
        form.ask(
            Input.area("requests.resolve.evidence", 5, found.text())
                .check(Checks.words())
                .hint("requests.resolve.evidence.hint"));
    Input<String> reason = form.ask(reason());
    return form.onSubmit(
        () ->
            Wish.real(
                new Operation.ResolveExecution(
                    request.row().hash(), happened.get().orElseThrow(), evidence.get()),
                request.request().domain(),
                reason.get()),
        drafting::tried,
        desk::propose);
  }

  static FormModel stateTime(Instant clock, Instant last, Drafting drafting, ControlDesk desk) {
    FormModel form =
        new FormModel(Messages.text("requests.time.title"), "requests.form.propose")
            .intro(Messages.text("requests.time.intro"))
            .fact("requests.time.clock", TimeText.exact(clock))
            .fact("requests.time.last", TimeText.exact(last));
    Input<String> time =
        form.ask(Input.line("requests.time.time", "").check(time()).hint("requests.time.hint"));
    Input<String> reason = form.ask(reason());
    return form.onSubmit(
        () ->
            Wish.real(
                new Operation.StateTime(parse(time.get())), SigningDomain.VAULT, reason.get()),
        drafting::tried,
        desk::propose);
  }

  private static Input<String> reason() {
    return Input.area("requests.form.reason", 2, "")
        .check(Checks.words())
        .hint("requests.form.reason.hint")
        .claims("request.reason");
  }

  private static Check<String> time() {
    return text -> {
      try {
        parse(text);
        return Optional.empty();
      } catch (DateTimeException e) {
        return Optional.of(Messages.text("requests.time.wrong"));
      }
    };
  }

  private static Instant parse(String text) {
    return LocalDateTime.parse(text.strip(), TIME).toInstant(ZoneOffset.UTC);
  }

  private static Messages.Composed composed(RequestDetail request) {
    return new Messages.Composed(request.row().sentence());
  }
}
