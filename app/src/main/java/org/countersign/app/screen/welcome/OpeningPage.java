package org.countersign.app.screen.welcome;

import java.nio.file.Path;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Paragraph;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.RunningTask;

/** How far the opening is, and what it is doing. */
final class OpeningPage extends VBox {
  OpeningPage(Path folder, RunningTask task) {
    getStyleClass().add("welcome-page");
    getChildren()
        .addAll(
            Words.of("welcome.opening", "h1"),
            Paragraph.of(
                Messages.text("welcome.opening.folder", folder.toString()), "mono", "muted"),
            new ProgressPane(task),
            Words.of("welcome.opening.text", "hint"));
  }
}
