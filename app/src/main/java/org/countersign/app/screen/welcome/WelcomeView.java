package org.countersign.app.screen.welcome;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;

/** No vault is open: open one, or found one. */
public final class WelcomeView extends Page {

  /**
   * @param last the vault that was open last
   * @param open opens the vault in a folder
   * @param found begins to found one
   */
  public WelcomeView(Optional<Path> last, Dialogs dialogs, Consumer<Path> open, Runnable found) {
    add(text(Messages.text("welcome.title"), "h1"), text(Messages.text("welcome.what"), "muted"));
    last.ifPresent(path -> add(lastVault(path, open)));
    Button choose =
        Buttons.plain(
            "welcome.open",
            Icon.OPEN,
            () -> dialogs.chooseFolder("welcome.open.title").ifPresent(open));
    choose.setId("welcome-open");
    Button make = Buttons.plain("welcome.found", Icon.ADD, found);
    make.setId("welcome-found");
    add(row(choose, make), text(Messages.text("welcome.found.hint"), "hint"));
  }

  private static Button lastVault(Path path, Consumer<Path> open) {
    Button button = Buttons.primary("welcome.last", Icon.UNLOCK, () -> open.accept(path));
    button.setText(Messages.text("welcome.last", String.valueOf(path.getFileName())));
    button.setMnemonicParsing(false);
    button.setTooltip(new javafx.scene.control.Tooltip(SafeText.of(path.toString())));
    button.setId("welcome-last");
    return button;
  }
}
