package org.countersign.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.countersign.app.fx.IdleWatch;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.OpenWindows;
import org.countersign.app.fx.ShellActions;
import org.countersign.app.screen.signin.SigninView;
import org.countersign.app.screen.signin.SigninViewModel;

/** The console's one window: the welcome, the sign-in, or the shell around the screens. */
final class MainWindow {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final double LEAST_WIDTH = 1024;
  private static final double LEAST_HEIGHT = 680;
  private static final Duration IDLE = Duration.ofMinutes(5);

  private final Stage stage;
  private final Wiring wiring;
  private final Consumer<Path> used;
  private final StackPane content = new StackPane();
  private final IdleWatch idle;
  private Optional<Services> open = Optional.empty();
  private Optional<String> last = Optional.empty();
  private Optional<Instant> emergencySince = Optional.empty();

  /** {@code used}: is told of each vault that was opened. */
  MainWindow(Stage stage, Wiring wiring, Consumer<Path> used) {
    this.stage = stage;
    this.wiring = wiring;
    this.used = used;
    this.idle =
        new IdleWatch(
            wiring.workstation().clock()::now,
            IDLE,
            () -> wiring.tasks().busyProperty().get(),
            () -> lock("idle"));
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

  /** Signs out and lets go of vault and tokens. */
  void close() {
    idle.stop();
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
                            wiring.workstation(),
                            folder,
                            part -> progress.at(Math.round(part * 100), 100)))
                .onSuccess(services -> opened(folder, services)));
  }

  private void opened(Path folder, Services services) {
    open = Optional.of(services);
    used.accept(folder);
    signIn(services, "");
  }

  private void signIn(Services services, String notice) {
    SigninViewModel model =
        new SigninViewModel(
            services.vault(),
            services.sessions(),
            wiring.workstation().tokens(),
            wiring.tasks(),
            () -> signedIn(services));
    show(new SigninView(model, last, notice, this::emergencyFirst, this::other));
  }

  private void emergencyFirst() {
    emergencySince = Optional.of(wiring.workstation().clock().now());
  }

  private void signedIn(Services services) {
    last = services.sessions().current().map(signer -> signer.person());
    ShellActions actions =
        new ShellActions(
            () -> wiring.emergency(services).open(wiring.workstation().clock().now()),
            () -> lock("hand"),
            theme -> {});
    show(new VaultDesk(services, wiring, actions).root());
    idle.start();
    Optional<Instant> since = emergencySince;
    emergencySince = Optional.empty();
    since.ifPresent(at -> wiring.emergency(services).open(at));
  }

  private void lock(String by) {
    idle.stop();
    OpenWindows.hideAllBut(stage);
    Services services = open.orElseThrow();
    show(new StackPane());
    wiring
        .tasks()
        .start(
            Job.of(
                    "window.locking",
                    progress -> {
                      services.sessions().lock(by);
                      return true;
                    })
                .onSuccess(done -> signIn(services, Messages.text("window.locked." + by))));
  }

  private void other() {
    open.ifPresent(Services::close);
    open = Optional.empty();
  }

  private void show(Parent root) {
    content.getChildren().setAll(root);
  }
}
