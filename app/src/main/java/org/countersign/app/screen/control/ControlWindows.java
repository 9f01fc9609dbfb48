package org.countersign.app.screen.control;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.Duration;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ModalWindow;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.request.Requests;

/** The dual-control dialog as a window over the console. */
public final class ControlWindows implements ControlDesk {
  private static final Duration POLL = Duration.seconds(3);
  private static final double WIDTH = 1180;
  private static final double HEIGHT = 700;

  private final ControlServices services;
  private final Dialogs dialogs;
  private final Supplier<Window> owner;

  /** {@code owner}: the window they lie over, asked each time. */
  public ControlWindows(ControlServices services, Dialogs dialogs, Supplier<Window> owner) {
    this.services = services;
    this.dialogs = dialogs;
    this.owner = owner;
  }

  @Override
  public void propose(Requests.Wish wish) {
    show(model -> model.propose(wish));
  }

  @Override
  public void open(String hash) {
    show(model -> model.open(hash));
  }

  @Override
  public void emergency(Requests.Wish wish, Instant openedAt) {
    show(model -> model.emergency(wish, openedAt));
  }

  private void show(Consumer<ControlViewModel> begin) {
    ControlViewModel model = new ControlViewModel(services);
    ModalWindow modal = new ModalWindow(owner.get(), Messages.text("control.title"), dialogs);
    Timeline polling = new Timeline(new KeyFrame(POLL, event -> model.poll()));
    polling.setCycleCount(Animation.INDEFINITE);
    modal
        .fullContent(new ControlView(model))
        .buttons(buttons(model, modal))
        .size(WIDTH, HEIGHT)
        .typedWork(model::hasTypedWork)
        .mayClose(model::mayClose)
        .onHidden(() -> {
          polling.stop();
          model.close();
        });
    begin.accept(model);
    polling.play();
    modal.showAndWait();
  }

  private static Node[] buttons(ControlViewModel model, ModalWindow modal) {
    Button close = Buttons.plain("control.later", modal::requestClose);
    close
        .textProperty()
        .bind(
            model
                .phaseProperty()
                .map(phase ->
                    Messages.text(
                        switch (phase) {
                          case READING, ENDED -> "control.close";
                          case PROPOSED -> "control.do-not-raise";
                          case SIGNING, EXECUTING -> "control.later";
                        })));
    close.disableProperty().bind(model.phaseProperty().isEqualTo(Phase.EXECUTING));
    Button raise = Buttons.primary("control.raise", model::raise);
    show(raise, model, Phase.PROPOSED);
    Button execute = Buttons.primary("control.execute", model::execute);
    Button revoke = Buttons.emergency("control.revoke-now", model::execute);
    model
        .subjectProperty()
        .subscribe(now -> {
          if (now != null && now.request().drill()) {
            revoke.setText(Messages.text("control.rehearse-now"));
          }
        });
    showReady(execute, model, false);
    showReady(revoke, model, true);
    raise.disableProperty().bind(model.busyProperty());
    close.setId("control-close");
    raise.setId("control-raise");
    execute.setId("control-execute");
    revoke.setId("control-revoke");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return new Node[] {close, space, raise, execute, revoke};
  }

  private static void show(Button button, ControlViewModel model, Phase phase) {
    button.visibleProperty().bind(model.phaseProperty().isEqualTo(phase));
    button.managedProperty().bind(button.visibleProperty());
  }

  private static void showReady(Button button, ControlViewModel model, boolean emergency) {
    button
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    model.phaseProperty().get() == Phase.SIGNING
                        && model.subjectProperty().get().emergency() == emergency,
                model.phaseProperty(),
                model.subjectProperty()));
    button.managedProperty().bind(button.visibleProperty());
    button
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    model.busyProperty().get()
                        || model.standingProperty().get() == null
                        || !model.standingProperty().get().progress().ready(),
                model.busyProperty(),
                model.standingProperty()));
  }
}
