package org.countersign.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.countersign.app.fx.Theme;
import org.countersign.app.hsm.Watcher;
import org.countersign.app.service.token.SlowTokens;

/** The console's windows, from the first to the last. */
public final class Console {
  private Console() {}

  /** Shows them, and returns when the last one is closed and everything is signed out. */
  public static void show(Optional<Path> vault, List<Path> modules, Settings settings) {
    show(vault, modules, new Remembered(settings, Optional.of(Settings.usualFile())));
  }

  /** The same; nothing is remembered. */
  static void show(Optional<Path> vault, List<Path> modules) {
    show(vault, modules, new Remembered(Settings.NONE, Optional.empty()));
  }

  private static void show(Optional<Path> vault, List<Path> modules, Remembered remembered) {
    SlowTokens slow = new SlowTokens();
    Workstation workstation = Workstation.here(modules, watcher(slow));
    Optional<EarlyOpening> early =
        vault.map(folder ->
            EarlyOpening.of(
                folder, (place, progress) -> Services.open(workstation, place, progress)));
    CountDownLatch closed = new CountDownLatch(1);
    ConsoleWindow[] window = new ConsoleWindow[1];
    Platform.startup(() -> {
      remembered.theme().use();
      Theme.currentProperty().subscribe(now -> remembered.chosen(now));
      Stage stage = new Stage();
      stage.setOnHidden(event -> closed.countDown());
      window[0] =
          new ConsoleWindow(stage, workstation, slow, remembered::opened)
              .recalling(remembered::vaults);
      early.ifPresent(window[0]::takesOver);
      window[0].start(vault);
    });
    await(closed);
    window[0].close();
    workstation.tokens().close();
    Platform.exit();
  }

  private static void await(CountDownLatch closed) {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // whoever interrupts wants the console closed
    }
  }

  /** What the binding tells of a token that keeps its caller waiting, told on. */
  static Watcher watcher(SlowTokens slow) {
    return new Watcher() {
      @Override
      public void notAnswering(String token, String function, long seconds) {
        slow.notAnswering(token, function, seconds);
      }

      @Override
      public void answered(String token, String function, long seconds) {
        slow.answered(token);
      }
    };
  }
}
