package org.countersign.app.screen.audit;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.stage.Window;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.BannerStack;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ModalWindow;
import org.countersign.app.fx.Spring;
import org.countersign.app.fx.Tone;

/** The export as a window over the console. */
public final class ExportWindow {
  private static final double WIDTH = 1020;
  private static final double HEIGHT = 620;

  private final ExportViewModel model;
  private final Dialogs dialogs;
  private final ModalWindow window;
  private final BannerStack banners = new BannerStack();
  private final BorderPane content = new BorderPane();

  public ExportWindow(ExportViewModel model, Dialogs dialogs, Window owner) {
    this.model = model;
    this.dialogs = dialogs;
    window = new ModalWindow(owner, Messages.text("audit.title"), dialogs);
    content.setTop(banners);
    window
        .content(content)
        .buttons(buttons())
        .size(WIDTH, HEIGHT)
        .mayClose(() -> !model.busyProperty().get())
        .onHidden(model::close);
    model.phaseProperty().subscribe(this::show);
    model.problemProperty().subscribe(this::problem);
  }

  /** Shows it and returns when it is gone. */
  public void showAndWait() {
    window.showAndWait();
  }

  private void show(ExportViewModel.Phase phase) {
    switch (phase) {
      case CHOOSING -> content.setCenter(scrolling(new ChoicePane(model, dialogs)));
      case SIGNING, EXPORTING -> {
        if (!(content.getCenter() instanceof SignersPane)) {
          content.setCenter(new SignersPane(model));
        }
      }
      case DONE ->
          content.setCenter(
              scrolling(
                  new DonePane(
                      model.choice().targetProperty().get().orElseThrow(),
                      model.writtenProperty().get().orElseThrow())));
    }
  }

  private static ScrollPane scrolling(Node node) {
    ScrollPane pane = new ScrollPane(node);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.getStyleClass().add("detail-scroll");
    return pane;
  }

  private void problem(String text) {
    if (text.isEmpty()) {
      banners.hide("problem");
    } else {
      banners.show("problem", new Banner(Tone.WARNING, text));
    }
  }

  private Node[] buttons() {
    Button close = Buttons.plain("audit.cancel", window::requestClose);
    close
        .textProperty()
        .bind(
            model
                .phaseProperty()
                .map(phase ->
                    Messages.text(
                        phase == ExportViewModel.Phase.DONE ? "audit.close" : "audit.cancel")));
    close.disableProperty().bind(model.busyProperty());
    Button back = Buttons.plain("audit.back", model::back);
    when(back, ExportViewModel.Phase.SIGNING);
    back.disableProperty().bind(model.busyProperty());
    Button next = Buttons.primary("audit.next", model::next);
    next.setId("audit-next");
    when(next, ExportViewModel.Phase.CHOOSING);
    next.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.busyProperty().get() || model.choice().targetProperty().get().isEmpty(),
                model.busyProperty(),
                model.choice().targetProperty()));
    Button export = Buttons.primary("audit.export", model::export);
    export.setId("audit-export");
    when(export, ExportViewModel.Phase.SIGNING);
    export
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    model.busyProperty().get()
                        || model.signers().signedProperty().get().size() < ExportSigners.NEEDED,
                model.busyProperty(),
                model.signers().signedProperty()));
    return new Node[] {close, new Spring(), back, next, export};
  }

  private void when(Button button, ExportViewModel.Phase phase) {
    button.visibleProperty().bind(model.phaseProperty().isEqualTo(phase));
    button.managedProperty().bind(button.visibleProperty());
  }
}
