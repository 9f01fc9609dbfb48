package org.countersign.app.screen.emergency;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ModalWindow;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.UiThread;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.key.Spki;

/** Emergency as a window. Nothing in it answers Enter: no key can be revoked by accident. */
public final class EmergencyWindow {
  private static final double WIDTH = 1180;
  private static final double HEIGHT = 700;

  private final Vault vault;
  private final TaskRunner runner;
  private final ControlDesk desk;
  private final Dialogs dialogs;
  private final Supplier<Window> owner;

  public EmergencyWindow(
      Vault vault, TaskRunner runner, ControlDesk desk, Dialogs dialogs, Supplier<Window> owner) {
    this.vault = vault;
    this.runner = runner;
    this.desk = desk;
    this.dialogs = dialogs;
    this.owner = owner;
  }

  /**
   * Shows it, and returns when it and the signatures that follow are closed.
   *
   * @param openedAt since when the person has been at it
   * @param key the one that is chosen at first
   */
  public void open(Instant openedAt, Optional<Spki> key) {
    EmergencyViewModel model = new EmergencyViewModel(vault, runner, openedAt);
    EmergencyView view = new EmergencyView(model);
    ModalWindow modal = new ModalWindow(owner.get(), Messages.text("emergency.title"), dialogs);
    boolean[] goOn = new boolean[1];
    Button cancel = Buttons.plain("emergency.cancel", modal::requestClose);
    cancel.setId("emergency-cancel");
    Button next =
        Buttons.emergency(
            "emergency.go-on",
            () -> {
              goOn[0] = true;
              modal.close();
            });
    next.setId("emergency-go-on");
    next.disableProperty().bind(model.complete().not());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    modal
        .fullContent(view)
        .buttons(cancel, space, next)
        .size(WIDTH, HEIGHT)
        .typedWork(model::hasTypedWork);
    model.load(key);
    UiThread.later(view::focusFirst);
    modal.showAndWait();
    if (goOn[0]) {
      desk.emergency(model.wish(), model.openedAt());
    }
  }
}
