package org.countersign.app.screen.signin;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Gathering;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ModalWindow;
import org.countersign.app.fx.Paragraph;
import org.countersign.app.fx.ScrollPage;
import org.countersign.app.fx.Spring;
import org.countersign.app.fx.UiThread;
import org.countersign.app.service.memory.HeadWords;
import org.countersign.model.vault.Restored;

/** Where several people say, with their tokens, that the vault was restored on purpose. */
final class RestoreWindow {
  private static final double WIDTH = 760;
  private static final double HEIGHT = 640;

  private final RestoreModel model;
  private final Dialogs dialogs;
  private final ModalWindow window;
  private final Gathering gathering;
  private final Runnable restored;

  /** {@code restored}: what follows when it is on record. */
  RestoreWindow(Window owner, RestoreModel model, Dialogs dialogs, Runnable restored) {
    this.model = model;
    this.dialogs = dialogs;
    this.restored = restored;
    window = new ModalWindow(owner, Messages.text("signin.restore.title"), dialogs);
    gathering =
        new Gathering(
            "signin.restore.come",
            model.busyProperty(),
            (person, pin) -> model.come(person, pin, this::came, this::problem));
    window
        .fullContent(content())
        .buttons(Buttons.plain("common.cancel", window::requestClose), new Spring(), sign())
        .size(WIDTH, HEIGHT)
        .typedWork(model::typed)
        .mayClose(() -> !model.busyProperty().get())
        .onHidden(model::close);
    gathering.people(model.people());
  }

  private ScrollPane content() {
    TextArea reason = new TextArea();
    reason.setId("restore-reason");
    reason.setPrefRowCount(2);
    reason.setWrapText(true);
    reason.setPromptText(Messages.text("signin.restore.reason.prompt"));
    reason.textProperty().bindBidirectional(model.reasonProperty());
    Label reasonLabel = new Label(Messages.text("signin.restore.reason"));
    reasonLabel.setLabelFor(reason);
    reasonLabel.setMnemonicParsing(true);
    reasonLabel.getStyleClass().add("h3");
    VBox box =
        new VBox(
            12,
            Paragraph.of(Messages.text("signin.restore.title"), "h2"),
            Paragraph.of(Messages.text("signin.restore.intro"), "form-intro"),
            reasonLabel,
            reason,
            Paragraph.of(Messages.text("signin.restore.people"), "h3"),
            gathering,
            Paragraph.problem(model.problemProperty()));
    box.getStyleClass().add("modal-content");
    return new ScrollPage(box);
  }

  private Button sign() {
    Button sign = Buttons.primary("signin.restore.sign", () -> model.draw(this::confirm));
    sign.setId("restore-sign");
    sign.disableProperty()
        .bind(
            model
                .busyProperty()
                .or(model.enoughProperty().not())
                .or(model.reasonProperty().isEmpty()));
    return sign;
  }

  private void confirm(Restored.Statement statement) {
    boolean sure =
        dialogs.confirmFinal(
            "signin.restore.confirm",
            statement.size(),
            HeadWords.of(statement.root()),
            statement.remembered(),
            HeadWords.of(statement.hash()));
    if (sure) {
      model.sign(
          statement,
          () -> {
            window.close();
            restored.run();
          });
    }
  }

  private void came(String person, String text) {
    gathering.came(person, text);
  }

  private void problem(String person, String text) {
    gathering.problem(person, text);
  }

  void show() {
    window.show();
    UiThread.later(gathering::focusFirst);
  }
}
