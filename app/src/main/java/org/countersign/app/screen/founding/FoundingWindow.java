package org.countersign.app.screen.founding;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.stage.Window;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ModalWindow;
import org.countersign.app.fx.UiThread;

/** The founding wizard as a window. Escape asks before typed work or enrolments are lost. */
public final class FoundingWindow {
  private static final double WIDTH = 1180;
  private static final double HEIGHT = 720;

  private final FoundingViewModel model;
  private final Dialogs dialogs;
  private final Consumer<Path> open;
  private final ModalWindow modal;

  /**
   * @param owner may be null
   * @param open is given the founded vault's folder when the person wants to open it now
   */
  public FoundingWindow(
      Window owner, FoundingServices services, Dialogs dialogs, Consumer<Path> open) {
    this.dialogs = dialogs;
    this.open = open;
    model = new FoundingViewModel(services);
    modal = new ModalWindow(owner, Messages.text("founding.title"), dialogs);
    modal
        .fullContent(new FoundingView(model, dialogs, modal::requestClose).node())
        .size(WIDTH, HEIGHT)
        .mayClose(this::mayClose)
        .typedWork(() -> model.enrolled() == 0 && model.typed());
    model.signing().foundedProperty().subscribe(founded -> founded.ifPresent(this::show));
  }

  /** Keys are on tokens already then, which a question about typed work would not say. */
  private boolean mayClose() {
    return !model.busy()
        && (model.enrolled() == 0 || dialogs.confirmFinal("founding.leaving", model.enrolled()));
  }

  private void show(Founded founded) {
    Button close = Buttons.plain("common.close", modal::close);
    close.setId("founding-close");
    Button now = Buttons.primary("founding.open", () -> openNow(founded));
    now.setId("founding-open");
    now.setDefaultButton(true);
    Node pane = new FoundedPane(founded);
    modal.content(pane).buttons(close, now);
    UiThread.later(now::requestFocus);
  }

  private void openNow(Founded founded) {
    modal.close();
    open.accept(founded.folder());
  }

  /** Shows it and returns. */
  public void show() {
    modal.show();
  }

  /** The window, as owner of others. */
  public Window window() {
    return modal.window();
  }
}
