package org.countersign.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ShellActions;
import org.countersign.app.fx.UiThread;

/** The console's one window: the welcome, the sign-in, or the shell around the screens. */
final class MainWindow {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final double LEAST_WIDTH = 1024;
  private static final double LEAST_HEIGHT = 680;

  private final Stage stage;
  private final Wiring wiring;
  private final Settings settings;
  private final StackPane content = new StackPane();
  private Optional<Services> open = Optional.empty();

  MainWindow(Stage stage, Wiring wiring, Settings settings) {
    this.stage = stage;
    this.wiring = wiring;
    this.settings = settings;
    stage.setTitle(Messages.text("common.product"));
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stage.setScene(new Scene(content, WIDTH, HEIGHT));
  }

  /** Shows the window, and opens the vault where one is given. */
  void start(Optional<Path> vault) {
    stage.show();
    vault.ifPresent(this::open);
  }

  void close() {
    open.ifPresent(Services::close);
    wiring.close();
  }

  private void open(Path folder) {
    wiring
        .tasks()
        .start(
            Job.of(
                    "window.opening",
                    progress ->
                        Services.open(
                            wiring.workstation(), folder, part -> progress.at(part)))
                .onSuccess(this::opened));
  }

  private void opened(Services services) {
    open = Optional.of(services);
    services.sessions().onChange(() -> UiThread.run(() -> follow(services)));
    follow(services);
  }

  private void follow(Services services) {
  }

  private void show(Parent root) {
    content.getChildren().setAll(root);
  }
}
