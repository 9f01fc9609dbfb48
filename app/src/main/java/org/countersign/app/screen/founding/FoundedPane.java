package org.countersign.app.screen.founding;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.HashView;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;

/** What came of it, and what comes next. */
final class FoundedPane extends VBox {
  private static final List<String> NEXT =
      List.of(
          "founding.next.words",
          "founding.next.sign-in",
          "founding.next.commission",
          "founding.next.copy");

  FoundedPane(Founded founded) {
    getStyleClass().addAll("founding-step", "founded");
    HBox title =
        new HBox(
            12,
            Icon.DONE.node("message-icon", "tone-good"),
            Fields.words(Messages.text("founding.founded", founded.name()), "h1"));
    title.setAlignment(Pos.CENTER_LEFT);
    FactGrid facts =
        new FactGrid()
            .mono("founding.review.folder", founded.folder().toString())
            .mono("founding.founded.id", founded.head().vault());
    HashView head = new HashView(Founded.hex(founded.head()), Founded.words(founded.head()));
    head.setId("founding-head");
    getChildren()
        .addAll(
            title,
            Fields.say("founding.founded.text"),
            facts,
            Fields.say("founding.founded.head", "h3"),
            head,
            Fields.say("founding.next", "h3"),
            next());
  }

  private static VBox next() {
    VBox steps = new VBox(6);
    for (int i = 0; i < NEXT.size(); i++) {
      Label label =
          Fields.words(Messages.text("common.wizard.step", i + 1, Messages.text(NEXT.get(i))));
      steps.getChildren().add(label);
    }
    return steps;
  }
}
