package org.countersign.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FileKind;
import org.countersign.app.fx.FxDialogs;
import org.countersign.app.fx.FxTaskRunner;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.UiClock;
import org.countersign.app.fx.UiThread;
import org.countersign.app.screen.backup.OpenBackupModel;
import org.countersign.app.screen.backup.OpenBackupWindow;
import org.countersign.app.screen.founding.FoundingServices;
import org.countersign.app.screen.founding.FoundingWindow;
import org.countersign.app.screen.welcome.OpeningView;
import org.countersign.app.screen.welcome.WelcomeActions;
import org.countersign.app.screen.welcome.WelcomeView;
import org.countersign.app.screen.welcome.WelcomeViewModel;
import org.countersign.app.service.backup.CutOffRestore;
import org.countersign.app.service.backup.OpenBackup;
import org.countersign.app.service.backup.Restores;
import org.countersign.app.service.token.SlowTokens;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.persistence.journal.FileJournal;
import org.slf4j.LoggerFactory;

/** The one window: welcome, a vault being opened, and what is then shown of it. */
public final class ConsoleWindow implements AutoCloseable {
  /** Without a touch for so long, the console locks itself. */
  public static final Duration IDLE = Duration.ofMinutes(5);

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final int PARTS = 1000;

  private final Stage stage;
  private final Workstation workstation;
  private final SlowTokens slow;
  private final Consumer<Path> remember;
  private final Dialogs dialogs;
  private final FxTaskRunner runner;
  private final WelcomeViewModel<Services> welcoming;
  private Optional<WelcomeView> welcome = Optional.empty();
  private Optional<VaultWindow> open = Optional.empty();
  private Optional<Path> last = Optional.empty();
  private Supplier<List<Path>> recalled = List::of;
  private final AtomicReference<EarlyOpening> early = new AtomicReference<>();
  private volatile Optional<LogFile> log = Optional.empty();

  /** {@code remember}: keeps which vault was opened, for the next start. */
  ConsoleWindow(Stage stage, Workstation workstation, SlowTokens slow, Consumer<Path> remember) {
    this(stage, workstation, slow, remember, new FxDialogs());
  }

  ConsoleWindow(
      Stage stage,
      Workstation workstation,
      SlowTokens slow,
      Consumer<Path> remember,
      Dialogs dialogs) {
    this.stage = stage;
    this.workstation = workstation;
    this.slow = slow;
    this.remember = remember;
    this.dialogs = dialogs;
    this.runner = new FxTaskRunner(dialogs);
    this.welcoming = new WelcomeViewModel<>(actions(), runner);
    UiClock.use(workstation.clock()::now);
    stage.setTitle(Messages.text("common.product"));
    stage.setScene(new Scene(OpeningView.locking(), WIDTH, HEIGHT));
  }

  /** {@code vaults}: those that were opened last, before this start too. */
  ConsoleWindow recalling(Supplier<List<Path>> vaults) {
    recalled = vaults;
    return this;
  }

  /** Has the first opening of that vault go on with this. */
  void takesOver(EarlyOpening opening) {
    early.set(opening);
  }

  /** Opens the vault, or asks which. */
  void start(Optional<Path> vault) {
    last = vault;
    vault.ifPresentOrElse(this::open, this::welcome);
    stage.show();
    stage.centerOnScreen();
  }

  /** Shows a page in place of the one before. */
  void show(Parent page) {
    stage.getScene().setRoot(page);
  }

  private WelcomeActions<Services> actions() {
    return new WelcomeActions<>(
        this::services,
        this::opened,
        this::found,
        this::restore,
        () -> Stream.concat(last.stream(), recalled.get().stream()).distinct().toList());
  }

  private void welcome() {
    welcoming.back();
    showWelcome();
    stage.setTitle(Messages.text("common.product"));
  }

  private void found() {
    FoundingServices services =
        new FoundingServices(
            workstation.tokens(),
            workstation.clock(),
            workstation.random(),
            runner,
            Path.of(System.getProperty("user.home")),
            FileJournal::create);
    new FoundingWindow(stage, services, dialogs, this::open).show();
  }

  /** Restores a backup into a folder, which is opened then. */
  private void restore() {
    dialogs
        .chooseFile("backup.restore.file", FileKind.BACKUP)
        .ifPresent(file ->
            runner.start(
                Job.of("backup.job.reading", progress -> OpenBackup.of(file, workstation.tokens()))
                    .onSuccess(backup -> new RestoreFlow(backup).show())));
  }

  /** One backup, and the folder it goes to. */
  private final class RestoreFlow {
    private final Restores restores =
        new Restores(new FolderCheck(workstation), workstation.clock());
    private final OpenBackup backup;
    private Optional<Path> target = Optional.empty();
    private boolean over;

    RestoreFlow(OpenBackup backup) {
      this.backup = backup;
    }

    void show() {
      OpenBackupModel model =
          new OpenBackupModel(
              backup, runner, (place, progress) -> restores.restore(backup, place, over, progress));
      new OpenBackupWindow(
              stage,
              "backup.restore",
              model,
              dialogs,
              this::place,
              () -> target.ifPresent(ConsoleWindow.this::open))
          .show();
    }

    /** A vault is replaced only by somebody who was asked; it is kept under another name. */
    private Optional<Path> place() {
      target = dialogs.chooseFolder("backup.restore.folder");
      over =
          target.filter(Restores::isVault).isPresent()
              && dialogs.confirmFinal("backup.restore.over", target.map(Path::toString).orElse(""));
      return target.filter(folder -> over || !Restores.isVault(folder));
    }
  }

  private void open(Path folder) {
    last = Optional.of(folder);
    welcoming.open(folder);
    showWelcome();
  }

  /** Made when it is first needed, and so without the page to choose from if a vault is opened. */
  private void showWelcome() {
    if (welcome.isEmpty()) {
      welcome = Optional.of(new WelcomeView(welcoming, dialogs));
    }
    show(welcome.get());
  }

  private Services services(Path folder, Progress progress) throws Failure {
    EarlyOpening begun = early.getAndSet(null);
    if (begun != null && begun.isOf(folder)) {
      return begun.take(progress);
    }
    return Services.open(
        workstation,
        folder,
        part -> {
          progress.at(Math.round(part * PARTS), PARTS);
          progress.stopHereIfCancelled();
        });
  }

  private void opened(Path folder, Services services) {
    log = logInto(folder);
    last = Optional.of(folder);
    remember.accept(folder);
    VaultWindow window =
        new VaultWindow(
            new VaultWindow.Parts(services, workstation, slow, runner, dialogs, IDLE),
            stage,
            this::show,
            this::leave);
    open = Optional.of(window);
    window.signIn(services.cutOffRestore().map(ConsoleWindow::said).orElse(""));
    stage.setTitle(Messages.text("common.product.with", SafeText.of(window.vaultName())));
  }

  private static String said(CutOffRestore ended) {
    return Messages.text(
        ended.replaced() ? "signin.cut-off-restore.new" : "signin.cut-off-restore.old",
        ended.before().map(Path::toString).orElse(""),
        ended.before().isPresent() ? 1 : 0);
  }

  /** A log that cannot be kept is no reason to keep anyone from the vault. */
  private static Optional<LogFile> logInto(Path folder) {
    try {
      return Optional.of(LogFile.into(folder));
    } catch (StoreFailed e) {
      LoggerFactory.getLogger(ConsoleWindow.class).warn("no log is kept: {}", e.code());
      return Optional.empty();
    }
  }

  private void closeLog() {
    log.ifPresent(LogFile::close);
    log = Optional.empty();
  }

  /** Leaves the vault for another. */
  private void leave() {
    show(OpeningView.locking());
    VaultWindow leaving = open.orElseThrow();
    open = Optional.empty();
    leaving.stop();
    runner.start(
        Job.of(
                "welcome.job.locking",
                progress -> {
                  leaving.services().close();
                  closeLog();
                  return true;
                })
            .whenFinished(this::welcome));
  }

  /** Closes every window but this one: what was typed in them is wiped. */
  static void closeOthers(Window kept) {
    List.copyOf(Window.getWindows()).stream()
        .filter(one -> !one.equals(kept))
        .forEach(Window::hide);
  }

  /** The vault that is open. */
  Optional<VaultWindow> vault() {
    return open;
  }

  /** Signs out and closes the vault; the window is gone already. */
  @Override
  public void close() {
    open.ifPresent(one -> {
      // Where JavaFX goes on, as in tests, the watch would lock a vault that is closed.
      UiThread.run(one::stop);
      one.services().close();
    });
    closeLog();
    open = Optional.empty();
    runner.close();
  }
}
