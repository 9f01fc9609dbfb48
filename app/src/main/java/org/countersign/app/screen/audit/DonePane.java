package org.countersign.app.screen.audit;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.HashView;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Paragraph;
import org.countersign.model.audit.BundleWriter;
import org.countersign.model.words.PgpWords;

/** What was written, and how to check it. */
final class DonePane extends VBox {
  DonePane(String where, BundleWriter.Written written) {
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
            facts);
  }
}
