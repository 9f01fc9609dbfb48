package org.countersign.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.UiClock;

/** The console's windows, from the first to the last. */
public final class Console {
  private Console() {}

  /**
   * Shows the console, on the vault where one is given, and returns when the last window is closed.
   *
   * @param used is told of each vault that was opened
   */
  public static void run(Optional<Path> vault, List<Path> modules, Consumer<Path> used) {
    CountDownLatch closed = new CountDownLatch(1);
    Platform.startup(() -> open(vault, modules, used, closed::countDown));
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Platform.exit();
  }

  private static void open(
      Optional<Path> vault, List<Path> modules, Consumer<Path> used, Runnable whenClosed) {
    Stage stage = new Stage();
    Theme.LIGHT.use();
    Wiring wiring = new Wiring(modules, () -> stage);
    UiClock.use(wiring.workstation().clock()::now);
    MainWindow window = new MainWindow(stage, wiring, used);
    stage.setOnHidden(event -> {
      window.close();
      whenClosed.run();
    });
    window.start(vault);
  }
}
