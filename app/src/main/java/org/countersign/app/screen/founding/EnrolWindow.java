package org.countersign.app.screen.founding;

import javafx.scene.control.Button;
import javafx.stage.Window;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Focus;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ModalWindow;
import org.countersign.app.fx.UiThread;

/** The window in which one custodian sits down and enrols. */
final class EnrolWindow {
  private static final double WIDTH = 804;
  private static final double HEIGHT = 660;

  private final ModalWindow modal;
  private final EnrolModel model;
  private final EnrolPane pane;

  EnrolWindow(Window owner, CustodiansModel custodians, Dialogs dialogs) {
    modal = new ModalWindow(owner, Messages.text("founding.enrol.title"), dialogs);
    model = custodians.enrolling(modal::close);
    pane = new EnrolPane(model);
    Button cancel = Buttons.plain("common.cancel", modal::requestClose);
    cancel.setId("founding-enrol-cancel");
    cancel.disableProperty().bind(model.busyProperty());
    Button enrol = Buttons.primary("founding.enrol.verb", pane::enrol);
    enrol.setId("founding-enrol-now");
    enrol.setDefaultButton(true);
    enrol.disableProperty().bind(model.busyProperty());
    modal
        .content(pane)
        .buttons(cancel, enrol)
        .size(WIDTH, HEIGHT)
        .mayClose(() -> !model.busyProperty().get())
        .typedWork(model::typed);
  }

  void show() {
    model.look();
    modal.show();
    UiThread.later(() -> Focus.first(pane));
  }
}
