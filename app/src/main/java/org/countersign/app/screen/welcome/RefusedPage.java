package org.countersign.app.screen.welcome;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Paragraph;

/** Why a vault was not opened: what happened, what was not done, what to do. */
final class RefusedPage extends VBox {
  RefusedPage(Refusal refusal, WelcomeViewModel<?> model) {
    getStyleClass().add("welcome-page");
    Label title = Paragraph.of(refusal.title(), "h1");
    title.setId("welcome-refused");
    HBox head = new HBox(14, Icon.WARNING.node("message-icon", "tone-warning"), title);
    head.setAlignment(Pos.CENTER_LEFT);
    FactGrid facts =
        new FactGrid()
            .mono("welcome.refused.folder", refusal.folder().toString())
            .mono("welcome.refused.code", refusal.code());
    getChildren()
        .addAll(
            head,
            part("welcome.refused.happened", refusal.happened()),
            part("welcome.refused.not-done", refusal.notDone()),
            part("welcome.refused.to-do", refusal.toDo()),
            facts,
            buttons(model));
  }

  private static VBox part(String titleKey, String text) {
    return new VBox(2, Words.of(titleKey, "h3"), Paragraph.of(text));
  }

  private static HBox buttons(WelcomeViewModel<?> model) {
    Button again = Buttons.primary("welcome.again", Icon.REFRESH, model::again);
    again.setId("refusal-again");
    again.getStyleClass().add("likely");
    Button other = Buttons.plain("welcome.other", Icon.OPEN, model::back);
    other.setId("refusal-other");
    HBox row = new HBox(8, again, other);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
