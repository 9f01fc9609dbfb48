package org.countersign.app.screen.welcome;

import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Clip;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;

/** Why the vault does not open, and what to do: calm, whole, with a code to copy. */
public final class RefusalView extends Page {

  /**
   * @param again tries once more
   * @param other goes back to choosing
   */
  public RefusalView(Path folder, Failure failure, Runnable again, Runnable other) {
    Label title = text(title(failure), "h1");
    title.setGraphic(Icon.DANGER.node("message-icon", "tone-danger"));
    title.setGraphicTextGap(12);
    Label code = text(failure.code(), "mono");
    code.getStyleClass().add("code");
    Button copy =
        Buttons.icon(
            "common.copy",
            Icon.COPY,
            () -> Clip.copy(FailureText.withCode(failure) + "\n" + folder));
    HBox line = row(code, copy);
    Button retry = Buttons.primary("welcome.again", Icon.REFRESH, again);
    retry.setId("refusal-again");
    Button leave = Buttons.plain("welcome.other", Icon.OPEN, other);
    leave.setId("refusal-other");
    add(
        title,
        text(FailureText.sentence(failure), "body"),
        text(SafeText.of(folder.toString(), 500), "muted"),
        line,
        row(retry, leave));
  }

  private static String title(Failure failure) {
    if (failure instanceof JournalBroken broken) {
      return Messages.text("welcome.refusal.journal", String.valueOf(broken.seq()));
    }
    return Messages.find("welcome.refusal." + failure.code())
        .orElseGet(() -> Messages.text("welcome.refusal.other"));
  }
}
