package org.countersign.app.screen.welcome;

import java.nio.file.Path;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.SafeText;

/** How far the journal has been read. */
public final class OpeningView extends Page {

  public OpeningView(Path folder, RunningTask task) {
    add(
        text(Messages.text("welcome.opening"), "h1"),
        text(SafeText.of(folder.toString()), "muted"),
        new ProgressPane(task, false),
        text(Messages.text("welcome.opening.hint"), "hint"));
  }

  /** Between two pages. */
  public static OpeningView locking() {
    return new OpeningView();
  }

  private OpeningView() {
    add(text(Messages.text("welcome.locking"), "h1"));
  }
}
