package org.countersign.app.screen.control;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Paragraph;
import org.countersign.app.fx.TimeText;

/** What raising it means, for whoever is about to. */
final class ProposalPane extends VBox {
  ProposalPane(Subject subject) {
    getStyleClass().add("people-pane");
    int others = subject.rule().persons() - (subject.rule().raiserCounts() ? 1 : 0);
    getChildren()
        .addAll(
            line("control.proposal.title", "h3"),
            line("control.proposal.raise", "body", subject.raiser()),
            line(
                subject.rule().raiserCounts()
                    ? "control.proposal.others-counting"
                    : "control.proposal.others",
                "body",
                others),
            line(
                "control.proposal.expires", "body", TimeText.minute(subject.request().expiresAt())),
            line("control.proposal.nothing", "muted"));
  }

  private static Label line(String key, String styleClass, Object... arguments) {
    return Paragraph.of(Messages.text(key, arguments), styleClass);
  }
}
