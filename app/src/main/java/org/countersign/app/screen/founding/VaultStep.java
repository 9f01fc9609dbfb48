package org.countersign.app.screen.founding;

import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Form;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;

/** What the vault is called and where it is kept. */
final class VaultStep extends VBox {
  VaultStep(FoundingViewModel model, Dialogs dialogs) {
    getStyleClass().add("founding-step");
    TextField name = Fields.line("founding-name", model.nameProperty(), "founding.name.prompt");
    TextField folder =
        Fields.line("founding-folder", model.folderProperty(), "founding.folder.prompt");
    HBox.setHgrow(folder, Priority.ALWAYS);
    HBox place =
        new HBox(
            8,
            folder,
            Buttons.plain(
                "founding.folder.choose",
                Icon.OPEN,
                () ->
                    dialogs
                        .chooseFolder("founding.folder.title")
                        .ifPresent(path -> model.folderProperty().set(path.toString()))));
    getChildren()
        .addAll(
            Fields.text(Messages.text("founding.vault.what"), "muted"),
            new Form()
                .field(
                    "founding.name",
                    name,
                    Fields.whenLeft(
                        name, () -> FoundingViewModel.nameProblem(model.nameProperty().get())))
                .field("founding.folder", place, Fields.whenLeft(folder, model::folderProblem)));
  }
}
