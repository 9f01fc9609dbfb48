package org.countersign.app.screen.control;

import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.TableBuilder;
import org.countersign.model.failure.Failure;
import org.countersign.model.publication.SetList;

/** What will be in a publication set, read out of the list whose hash is signed. */
final class SetPane extends VBox {
  SetPane() {
    getStyleClass().add("impact-pane");
    getChildren().setAll(text(Messages.text("control.import.reading")));
  }

  void show(SetList list) {
    TableView<SetList.Planned> table =
        new TableBuilder<SetList.Planned>()
            .text("publication.file", 300, SetList.Planned::path)
            .text("publication.what", 150, file -> Messages.text("publication.what." + file.what()))
            .mono("publication.sha256", 240, SetList.Planned::sha256)
            .build(FXCollections.observableArrayList(list.files()));
    table.setId("control-set-files");
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().setAll(text(Messages.text("publication.files", list.files().size())), table);
  }

  /** Nobody should sign what cannot be shown. */
  void failed(Failure failure) {
    getChildren().setAll(text(FailureText.withCode(failure)));
  }

  private static Label text(String text) {
    Label label = new Label(SafeText.of(text, 600));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
