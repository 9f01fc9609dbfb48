package org.countersign.app.screen.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Clip;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.FileManager;
import org.countersign.app.fx.HashView;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Paragraph;
import org.countersign.model.audit.BundleWriter;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.words.PgpWords;

/** What was written, and how to check it. */
final class DonePane extends VBox {
  private final Label problem = Paragraph.of("", "problem");

  DonePane(Path target, BundleWriter.Written written) {
    String where = target.toString();
    getStyleClass().add("form-dialog");
    Label title = Paragraph.of(Messages.text("audit.done"), "h2");
    String root = written.manifest().journal().root();
    FactGrid facts =
        new FactGrid()
            .mono("audit.done.where", where)
            .mono("audit.done.manifest", written.sha256());
    if (written.manifest().files().stream().anyMatch(file -> file.path().equals("Verify.java"))) {
      facts.text("audit.done.check", Messages.text("audit.done.check.java"));
    }
    facts.text("audit.done.check.here", Messages.text("audit.done.check.console", where));
    getChildren()
        .addAll(
            title,
            Paragraph.of(Messages.text("audit.done.text"), "form-intro"),
            Paragraph.of(Messages.text("audit.done.head"), "h3"),
            new HashView(root, String.join(" ", PgpWords.ofHex(root))),
            facts,
            buttons(target),
            problem);
  }

  private Node buttons(Path target) {
    problem.managedProperty().bind(problem.visibleProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    HBox row = new HBox(8);
    FileManager.ofThisDesktop()
        .ifPresent(manager -> {
          Button open =
              Buttons.plain("audit.done.open", Icon.OPEN, () -> open(manager, folder(target)));
          open.setId("audit-open-folder");
          row.getChildren().add(open);
        });
    Button copy = Buttons.plain("audit.done.copy", Icon.COPY, () -> Clip.copy(target.toString()));
    copy.setId("audit-copy-path");
    row.getChildren().add(copy);
    return row;
  }

  /** The bundle itself, or where the archive lies. */
  static Path folder(Path target) {
    return Files.isDirectory(target) ? target : target.toAbsolutePath().getParent();
  }

  private void open(FileManager manager, Path folder) {
    try {
      problem.setText("");
      manager.show(folder);
    } catch (StoreFailed e) {
      problem.setText(FailureText.withCode(e));
    }
  }
}
