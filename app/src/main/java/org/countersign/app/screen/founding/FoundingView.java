package org.countersign.app.screen.founding;

import java.util.List;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.WizardPane;
import org.countersign.app.fx.WizardStep;

/** The five steps. */
final class FoundingView {
  private final FoundingViewModel model;
  private final PolicyStep policy;
  private final ReviewStep review;
  private final SignStep sign;
  private final WizardPane wizard;

  /** {@code cancel}: what Cancel does, as Escape. */
  FoundingView(FoundingViewModel model, Dialogs dialogs, Runnable cancel) {
    this.model = model;
    policy = new PolicyStep(model.policy());
    review = new ReviewStep(model);
    sign = new SignStep(model.signing());
    wizard = new WizardPane(steps(dialogs), "founding.verb", model::found, cancel);
    wizard.busyProperty().bind(model.signing().busyProperty());
  }

  private List<WizardStep> steps(Dialogs dialogs) {
    return List.of(
        new WizardStep(
            "founding.step.vault",
            () -> new VaultStep(model.vault(), dialogs),
            model.vault().complete(),
            model.vault()::look),
        new WizardStep(
            "founding.step.custodians",
            () -> new CustodiansStep(model.custodians(), dialogs),
            model.custodians().complete()),
        new WizardStep(
            "founding.step.policy", () -> policy, model.policy().complete(), policy::refresh),
        new WizardStep(
            "founding.step.review", () -> review, model.policy().complete(), review::refresh),
        new WizardStep(
            "founding.step.sign", () -> sign, model.signing().complete(), this::enterSign));
  }

  private void enterSign() {
    model.draw();
    sign.enter();
  }

  WizardPane node() {
    return wizard;
  }
}
