package org.countersign.app.screen.founding;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Form;
import org.countersign.app.fx.Icon;

/** First step: what the vault is called, and where it will be. */
final class VaultStep extends VBox {
  private final VaultModel model;
  private final Dialogs dialogs;

  VaultStep(VaultModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    getStyleClass().add("founding-step");
    TextField name = Fields.text(model.name(), "founding-name");
    Form form =
        new Form()
            .field("founding.vault.name", name, model.name().problemProperty())
            .field("founding.vault.folder", folder(), model.folderProblemProperty());
    getChildren()
        .addAll(
            Fields.say("founding.vault.title", "h2"),
            Fields.say("founding.vault.text"),
            form,
            Fields.say("founding.vault.disk", "hint"));
  }

  private HBox folder() {
    TextField path = new TextField();
    path.setId("founding-folder");
    path.getStyleClass().add("mono");
    path.textProperty().bindBidirectional(model.folderProperty());
    path.focusedProperty()
        .subscribe((before, now) -> {
          if (before && !now) {
            model.leaveFolder();
          }
        });
    HBox.setHgrow(path, Priority.ALWAYS);
    Button choose = Buttons.plain("founding.vault.choose", Icon.OPEN, this::choose);
    choose.setId("founding-choose-folder");
    HBox row = new HBox(8, path, choose);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void choose() {
    dialogs
        .chooseFolder("founding.vault.choose.title")
        .ifPresent(folder -> {
          model.folderProperty().set(folder.toString());
          model.leaveFolder();
        });
  }
}
