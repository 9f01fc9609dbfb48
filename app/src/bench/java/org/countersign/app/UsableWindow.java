package org.countersign.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.countersign.app.screen.signin.SigninView;

/** Starts the console on a vault and leaves when its sign-in page can be used. */
public final class UsableWindow {
  private UsableWindow() {}

  public static void main(String[] args) {
    Thread.ofPlatform().daemon().start(UsableWindow::watch);
    Main.commandLine((vault, modules, settings) -> Console.show(vault, List.of()))
        .execute("--vault", Path.of(args[0]).toString());
  }

  private static void watch() {
    while (true) {
      try {
        Thread.sleep(5);
        Platform.runLater(UsableWindow::leaveIfShown);
      } catch (IllegalStateException e) {
        continue; // JavaFX has not begun
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void leaveIfShown() {
    for (Window window : Window.getWindows()) {
      Optional<Node> page = Optional.ofNullable(window.getScene()).map(Scene::getRoot);
      if (window.isShowing() && page.filter(SigninView.class::isInstance).isPresent()) {
        // The frame that shows it, and then out.
        Platform.runLater(() -> Runtime.getRuntime().halt(0));
      }
    }
  }
}
