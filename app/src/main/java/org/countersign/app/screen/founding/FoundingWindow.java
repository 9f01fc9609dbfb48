package org.countersign.app.screen.founding;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.stage.Window;
import javafx.util.Duration;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ModalWindow;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.WizardPane;
import org.countersign.app.fx.WizardStep;
import org.countersign.app.service.people.Founding;
import org.countersign.model.port.TokenPort;

/** The founding wizard as a window. */
public final class FoundingWindow {
  private static final Duration POLL = Duration.seconds(3);
  private static final double WIDTH = 1180;
  private static final double HEIGHT = 720;

  private final FoundingViewModel model;
  private final Dialogs dialogs;
  private final Supplier<Window> owner;

  /** {@code journals} makes the vault's folder and journal, at the very end. */
  public FoundingWindow(
      Founding founding,
      TokenPort tokens,
      SecureRandom random,
      JournalMaker journals,
      TaskRunner runner,
      Dialogs dialogs,
      Supplier<Window> owner) {
    this.model = new FoundingViewModel(founding, tokens, random, journals, runner);
    this.dialogs = dialogs;
    this.owner = owner;
  }

  /** Shows it; gives the vault's folder when one was founded. */
  public Optional<Path> open() {
    ModalWindow modal = new ModalWindow(owner.get(), Messages.text("founding.title"), dialogs);
    EnrolForm form = new EnrolForm(model);
    SigningStep signing = new SigningStep(model);
    WizardPane wizard =
        new WizardPane(
            steps(form, signing), "founding.finish", signing::found, modal::requestClose);
    wizard.busyProperty().bind(model.busyProperty());
    model
        .foundedProperty()
        .subscribe(place -> {
          if (place.isPresent()) {
            modal.close();
          }
        });
    Timeline polling = new Timeline(new KeyFrame(POLL, event -> look()));
    polling.setCycleCount(Animation.INDEFINITE);
    modal
        .fullContent(wizard)
        .size(WIDTH, HEIGHT)
        .typedWork(() -> model.hasTypedWork() || form.hasTypedWork())
        .mayClose(() -> !model.busyProperty().get())
        .onHidden(polling::stop);
    model.look();
    polling.play();
    modal.showAndWait();
    return model.foundedProperty().get();
  }

  private void look() {
    if (!model.busyProperty().get()) {
      model.look();
    }
  }

  private List<WizardStep> steps(EnrolForm form, SigningStep signing) {
    return List.of(
        new WizardStep("founding.step.vault", () -> new VaultStep(model, dialogs), model.placed()),
        new WizardStep(
            "founding.step.custodians",
            () -> new CustodiansStep(model, dialogs, form),
            model.enough()),
        new WizardStep(
            "founding.step.policy",
            () -> new PolicyStep(model),
            Bindings.createBooleanBinding(
                () -> model.policy().canBeMet(model.founders().size()),
                model.founders(),
                model.policy().routineProperty(),
                model.policy().emergencyProperty(),
                model.policy().destructionProperty(),
                model.policy().raiserCountsProperty())),
        new WizardStep(
            "founding.step.sign", () -> signing, signing.completeProperty(), signing::enter));
  }
}
