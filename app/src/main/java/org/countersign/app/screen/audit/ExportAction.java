package org.countersign.app.screen.audit;

import javafx.scene.control.Button;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Messages;

/** The button that leads to an export. */
public final class ExportAction {
  private ExportAction() {}

  /** For the journal’s screen. */
  public static Button button(ExportServices services, Dialogs dialogs) {
    Button button = Buttons.plain("audit.action", () -> {});
    button.setId("audit-action");
    button.setAccessibleText(Messages.text("audit.title"));
    button.setOnAction(event ->
        new ExportWindow(new ExportViewModel(services), dialogs, button.getScene().getWindow())
            .showAndWait());
    return button;
  }
}
