package org.countersign.app.screen.keys;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FileKind;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.service.rotation.Rotating;
import org.countersign.app.service.rotation.RotationPlan;

/** What can be confirmed of the trust paths of the chosen key. */
final class RotationModel {
  private final Rotating rotating;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Consumer<FormModel> forms;
  private final Runnable refresh;

  RotationModel(
      Rotating rotating,
      TaskRunner tasks,
      Dialogs dialogs,
      Consumer<FormModel> forms,
      Runnable refresh) {
    this.rotating = rotating;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.forms = forms;
    this.refresh = refresh;
  }

  /** Asks for a file of the place. */
  void chooseFile(RotationPlan plan, RotationPlan.Row row) {
    dialogs
        .chooseFile("keys.confirm.choose", FileKind.ANY)
        .ifPresent(file -> file(plan, row, file));
  }

  /** Looks into a file of the place, and shows what is in it. */
  void file(RotationPlan plan, RotationPlan.Row row, Path file) {
    record Seen(Rotating.Shown shown, List<Rotating.Look> looks) {}
    tasks.start(
        Job.of(
                "keys.confirm.reading",
                progress -> {
                  Rotating.Shown shown = rotating.read(file);
                  return new Seen(
                      shown, rotating.look(row.path(), ConfirmForms.tasks(plan), shown));
                })
            .onSuccess(seen -> forms.accept(form(forms(plan, row), seen.shown(), seen.looks()))));
  }

  /** A file that shows nothing can still be kept with a person's word. */
  private static FormModel form(
      ConfirmForms forms, Rotating.Shown shown, List<Rotating.Look> looks) {
    boolean anything = looks.stream().anyMatch(look -> look.refusal().isEmpty());
    return anything ? forms.file(shown, looks) : forms.keep(shown, looks);
  }

  /** Asks for a statement. */
  void state(RotationPlan plan, RotationPlan.Row row) {
    forms.accept(forms(plan, row).state());
  }

  /** Asks what was wrongly confirmed. */
  void withdraw(RotationPlan plan, RotationPlan.Row row) {
    forms.accept(forms(plan, row).withdraw());
  }

  private ConfirmForms forms(RotationPlan plan, RotationPlan.Row row) {
    return new ConfirmForms(rotating, plan, row, done -> refresh.run());
  }
}
