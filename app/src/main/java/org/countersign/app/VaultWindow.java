package org.countersign.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FileDrop;
import org.countersign.app.fx.IdleWatch;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Shell;
import org.countersign.app.fx.ShellActions;
import org.countersign.app.fx.ShellModel;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.UiThread;
import org.countersign.app.screen.control.ControlServices;
import org.countersign.app.screen.control.ControlWindows;
import org.countersign.app.screen.emergency.EmergencyWindow;
import org.countersign.app.screen.intake.ImportViewModel;
import org.countersign.app.screen.signin.SigninView;
import org.countersign.app.screen.signin.SigninViewModel;
import org.countersign.app.screen.welcome.OpeningView;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.app.service.token.SlowTokens;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.key.Spki;
import org.countersign.model.port.ModuleView;
import org.countersign.model.vault.VaultState;
import org.countersign.model.words.PgpWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is shown of an open vault: the sign-in page, the shell with its screens, Emergency. */
final class VaultWindow {
  private static final int HEAD_WORDS = 4;
  private static final Logger LOG = LoggerFactory.getLogger(VaultWindow.class);

  private final Parts parts;
  private final Stage stage;
  private final Consumer<Parent> show;
  private final Runnable leave;
  private final ShellModel model = new ShellModel();
  private final Waiting waiting = new Waiting();
  private final ControlDesk desk;
  private final EmergencyWindow emergency;
  private final IdleWatch idle;
  private Optional<String> lastPerson = Optional.empty();
  private Optional<Instant> emergencySince = Optional.empty();
  private Optional<Shell> shell = Optional.empty();

  /** What it works with. {@code idleLimit}: how long nobody may be there. */
  record Parts(
      Services services,
      Workstation workstation,
      SlowTokens slow,
      TaskRunner runner,
      Dialogs dialogs,
      Duration idleLimit) {}

  /**
   * @param show puts a page into the window
   * @param leave closes the vault and asks for another
   */
  VaultWindow(Parts parts, Stage stage, Consumer<Parent> show, Runnable leave) {
    this.parts = parts;
    this.stage = stage;
    this.show = show;
    this.leave = leave;
    desk =
        new ControlWindows(
            new ControlServices(
                parts.services().vault(),
                parts.services().controls(),
                parts.services().tokens(),
                parts.slow(),
                parts.runner()),
            parts.dialogs(),
            () -> stage);
    emergency =
        new EmergencyWindow(
            parts.services().vault(), parts.runner(), desk, parts.dialogs(), () -> stage);
    InstantSource clock = parts.workstation().clock()::now;
    idle =
        new IdleWatch(
            clock,
            parts.idleLimit(),
            () -> parts.runner().busyProperty().get(),
            () -> lock("idle"));
    model.busyProperty().bind(parts.runner().busyProperty());
    model.vaultProperty().set(parts.services().vault().read(VaultState::name));
    parts.services().vault().onChange(() -> UiThread.run(this::changed));
    parts.services().vault().onStop(why -> UiThread.later(() -> parts.dialogs().failure(why)));
  }

  Services services() {
    return parts.services();
  }

  String vaultName() {
    return model.vaultProperty().get();
  }

  IdleWatch idle() {
    return idle;
  }

  /** The sign-in page. {@code notice}: why one has to sign in again; empty for no reason. */
  void signIn(String notice) {
    shell = Optional.empty();
    emergencySince = Optional.empty();
    SigninViewModel signin =
        new SigninViewModel(
            parts.services().vault(),
            parts.services().sessions(),
            parts.services().tokens(),
            parts.services().memories(),
            parts.runner(),
            this::enter);
    SigninView view =
        new SigninView(
            signin, parts.dialogs(), lastPerson, notice, this::emergencyWhenSignedIn, leave);
    show.accept(view);
    UiThread.later(view::pinOrList);
  }

  private void emergencyWhenSignedIn() {
    if (emergencySince.isEmpty()) {
      emergencySince = Optional.of(now());
    }
  }

  private void enter() {
    lastPerson = parts.services().sessions().current().map(TokenSigner::person);
    ShellActions actions =
        new ShellActions(() -> emergency(now()), () -> lock("hand"), theme -> {});
    ImportViewModel imports = Screens.imports(parts, desk);
    Shell entered =
        new Shell(
            model,
            Screens.of(parts, desk, waiting, this::openScreen, imports, () -> stage),
            actions,
            parts.dialogs());
    FileDrop.on(
        entered.root(),
        files -> {
          openScreen("import", "");
          imports.read(files);
        });
    shell = Optional.of(entered);
    show.accept(entered.root());
    read();
    lookAtTokens();
    idle.start();
    emergencySince.ifPresent(since -> UiThread.later(() -> emergency(since)));
    emergencySince = Optional.empty();
  }

  private void openScreen(String screen, String subject) {
    if (screen.equals("emergency")) {
      emergency.open(now(), Optional.of(subject).filter(key -> !key.isEmpty()).map(Spki::new));
      shell.ifPresent(Shell::refresh);
      return;
    }
    shell.ifPresent(one -> one.open(screen, subject));
  }

  private void emergency(Instant since) {
    emergency.open(since, Optional.empty());
    shell.ifPresent(Shell::refresh);
  }

  /** Signs out and hides everything. {@code by}: {@code hand} or {@code idle}. */
  void lock(String by) {
    stop();
    ConsoleWindow.closeOthers(stage);
    show.accept(OpeningView.locking());
    shell = Optional.empty();
    String notice =
        Messages.text("signin.locked." + by, Math.max(1, parts.idleLimit().toMinutes()));
    parts
        .runner()
        .start(
            Job.of(
                    "welcome.job.locking",
                    progress -> {
                      parts.services().sessions().lock(by);
                      return true;
                    })
                .whenFinished(() -> signIn(notice)));
  }

  /** Watches no more. */
  void stop() {
    idle.stop();
  }

  /** An entry was appended, perhaps by a dialog over the open screen. */
  private void changed() {
    read();
    shell.ifPresent(Shell::refresh);
  }

  private void read() {
    if (shell.isEmpty()) {
      return;
    }
    lastPerson.ifPresent(this::count);
    Checkpoint head = parts.services().vault().head();
    model.entriesProperty().set(head.size());
    List<String> words = PgpWords.ofHex(HexFormat.of().formatHex(head.root()));
    model.headWordsProperty().set(String.join(" ", words.subList(0, HEAD_WORDS)));
    model
        .personProperty()
        .set(
            lastPerson
                .map(id -> parts.services().vault().read(state -> state.people().nameOf(id)))
                .orElse(""));
  }

  /** With a hundred thousand keys it takes longer than a frame. */
  private void count(String person) {
    parts
        .runner()
        .start(
            Job.of("today.reading", progress -> parts.services().today().forPerson(person))
                .onSuccess(waiting::count));
  }

  private void lookAtTokens() {
    parts
        .runner()
        .start(
            Job.of("signin.job.looking", progress -> badge())
                .onSuccess(badge -> model.tokenProperty().set(badge)));
  }

  private Badge badge() {
    seeWhatIsOnThem();
    Set<String> here =
        parts.services().tokens().look().stream()
            .flatMap(ModuleView::tokens)
            .map(token -> token.identity().serial())
            .collect(Collectors.toSet());
    boolean all =
        parts
            .services()
            .vault()
            .read(state ->
                state.tokens().all().stream()
                    .allMatch(token -> here.contains(token.ready().token().serial())));
    return all ? Badge.TOKEN_OK : Badge.TOKEN_ABSENT;
  }

  /** What cannot be looked at is told where tokens are; it keeps nobody out. */
  private void seeWhatIsOnThem() {
    try {
      parts.services().looks().lookAtAll((done, all) -> {});
    } catch (Failure e) {
      LOG.info("the tokens were not looked at: {}", e.code());
    }
  }

  private Instant now() {
    return parts.workstation().clock().now();
  }
}
