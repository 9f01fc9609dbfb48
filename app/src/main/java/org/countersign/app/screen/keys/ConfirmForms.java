package org.countersign.app.screen.keys;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.HashText;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.rotation.Rotating;
import org.countersign.app.service.rotation.Rotating.Look;
import org.countersign.app.service.rotation.Rotating.Task;
import org.countersign.app.service.rotation.RotationPlan;
import org.countersign.model.failure.Failure;
import org.countersign.model.rotation.Step;

/** Asks what a place has done: by a file of it, in words, or that what was said is not so. */
final class ConfirmForms {
  private final Rotating rotating;
  private final RotationPlan plan;
  private final RotationPlan.Row row;
  private final Consumer<Object> then;

  ConfirmForms(Rotating rotating, RotationPlan plan, RotationPlan.Row row, Consumer<Object> then) {
    this.rotating = rotating;
    this.plan = plan;
    this.row = row;
    this.then = then;
  }

  /** All steps of a place, in their order. */
  static List<Task> tasks(RotationPlan plan) {
    return plan.steps().stream().map(step -> new Task(step, plan.keyOf(step))).toList();
  }

  /** What the console has found in a file, before anything of it is on record. */
  FormModel file(Rotating.Shown shown, List<Look> looks) {
    FormModel form = found(form("file"), shown, looks);
    boolean gone = looks.stream().anyMatch(ConfirmForms::showsLettingGo);
    Input<Boolean> whole =
        Input.tick("keys.confirm.whole", "keys.confirm.whole.text", false)
            .hint("keys.confirm.whole.hint");
    if (gone) {
      form.ask(whole);
    }
    return form.onSubmit(
        () -> gone && whole.get(), all -> rotating.show(row.path(), tasks(plan), shown, all), then);
  }

  private static FormModel found(FormModel form, Rotating.Shown shown, List<Look> looks) {
    form.fact("keys.confirm.file", shown.name())
        .mono("keys.confirm.hash", HashText.groups(shown.sha256().substring(0, 32)));
    for (Look look : looks) {
      form.fact(label(look.task().step()), found(look));
    }
    return form;
  }

  private static boolean showsLettingGo(Look look) {
    return look.task().step() == Step.DISTRUSTS_OLD && look.refusal().isEmpty();
  }

  private static String found(Look look) {
    return look.refusal()
        .map(FailureText::sentence)
        .orElseGet(() -> Messages.text("keys.confirm.shown"));
  }

  /** A person's word for a step. */
  FormModel state() {
    return state(form("state"), (task, words) -> rotating.state(row.path(), task, words));
  }

  /** A person's word for a step, and a file with it in which the console has found nothing. */
  FormModel keep(Rotating.Shown shown, List<Look> looks) {
    return state(
        found(form("keep"), shown, looks),
        (task, words) -> rotating.state(row.path(), task, words, shown));
  }

  private interface Stating {
    Object state(Task task, String words) throws Failure;
  }

  private FormModel state(FormModel form, Stating stating) {
    List<Step> open = plan.steps().stream().filter(s -> row.mark(s).by().isEmpty()).toList();
    Input<Optional<Step>> step =
        form.ask(
            Input.one(
                    "keys.confirm.step",
                    open,
                    one -> Messages.text(label(one)),
                    open.stream().findFirst())
                .check(Checks.chosen())
                .claims("confirm."));
    Input<String> words = form.ask(words("keys.confirm.words"));
    return form.onSubmit(
        () -> new Task(step.get().orElseThrow(), plan.keyOf(step.get().orElseThrow())),
        task -> stating.state(task, words.get()),
        then);
  }

  /** That a step was not taken after all. */
  FormModel withdraw() {
    List<Step> done = plan.steps().stream().filter(s -> row.mark(s).by().isPresent()).toList();
    FormModel form = form("withdraw");
    Input<Optional<Step>> step =
        form.ask(
            Input.one(
                    "keys.confirm.step",
                    done,
                    one -> Messages.text(label(one)),
                    done.reversed().stream().findFirst())
                .check(Checks.chosen())
                .claims("confirm."));
    Input<String> words = form.ask(words("keys.confirm.why"));
    return form.onSubmit(
        () -> new Task(step.get().orElseThrow(), plan.keyOf(step.get().orElseThrow())),
        task -> rotating.withdraw(row.path(), task, words.get()),
        then);
  }

  private static Input<String> words(String key) {
    return Input.area(key, 3, "").check(Checks.words()).hint(key + ".hint");
  }

  private FormModel form(String how) {
    String name = row.path().name();
    return new FormModel(
            Messages.text("keys.confirm." + how + ".title", name), "keys.confirm." + how + ".sign")
        .intro(
            Messages.text(
                "keys.confirm." + how + ".intro", name, row.path().contact(), plan.old().label()));
  }

  /** What a step is called. */
  static String label(Step step) {
    return switch (step) {
      case DISTRIBUTED -> "keys.step.distributed";
      case TRUSTS_NEW -> "keys.step.trusts-new";
      case DISTRUSTS_OLD -> "keys.step.distrusts-old";
      case SEES_CRL -> "keys.step.sees-crl";
    };
  }
}
