package org.countersign.app.screen.control;

import java.util.List;
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
import org.countersign.app.text.ImportText;
import org.countersign.model.failure.Failure;
import org.countersign.model.intake.ImportLine;

/** What an import brings, line by line, read out of the list whose hash is signed. */
public final class ImportPane extends VBox {
  public ImportPane() {
    getStyleClass().add("impact-pane");
    getChildren().setAll(text(Messages.text("control.import.reading")));
  }

  /** All of them. */
  public void show(List<ImportLine> lines) {
    TableView<ImportLine> table =
        new TableBuilder<ImportLine>()
            .text("import.kind", 120, line -> ImportText.kind(line.item()))
            .text("import.name", 190, line -> ImportText.name(line.item()))
            .text("import.detail", 230, line -> ImportText.detail(line.item()))
            .text("import.where", 130, line -> line.item().where().toString())
            .hidden()
            .mono("import.issuer", 120, line -> line.issuer().map(key -> key.hex()).orElse(""))
            .hidden()
            .build(FXCollections.observableArrayList(lines));
    table.setId("control-import-lines");
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().setAll(text(Messages.text("control.import.lines", lines.size())), table);
  }

  /** Nobody should sign what cannot be shown. */
  public void failed(Failure failure) {
    getChildren().setAll(text(FailureText.withCode(failure)));
  }

  private static Label text(String text) {
    Label label = new Label(SafeText.of(text, 600));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
