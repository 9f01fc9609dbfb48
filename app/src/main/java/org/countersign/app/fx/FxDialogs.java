package org.countersign.app.fx;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.model.failure.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Dialogs} as windows. To be called on the JavaFX thread. */
public final class FxDialogs implements Dialogs {
  private static final Logger LOG = LoggerFactory.getLogger(FxDialogs.class);
  private static final String CODE_LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Supplier<Window> owner;
  private Optional<File> lastFolder = Optional.empty();

  /**
   * {@code owner}: the window they belong to, asked each time; may give null before there is one.
   */
  public FxDialogs(Supplier<Window> owner) {
    this.owner = owner;
  }

  /** Over whichever window has the focus. */
  public FxDialogs() {
    this(FxDialogs::focused);
  }

  private static Window focused() {
    return Window.getWindows().stream()
        .filter(window -> window.isFocused() && window instanceof Stage)
        .findFirst()
        .orElse(null);
  }

  @Override
  public void failure(Failure failure) {
    LOG.info("failed: {}", failure.getMessage(), failure.getCause());
    MessageWindow.tell(
        owner.get(),
        Tone.WARNING,
        Messages.text("common.dialog.failure"),
        FailureText.sentence(failure),
        failure.code(),
        this);
  }

  @Override
  public void surprise(Throwable surprise) {
    String code = newCode();
    LOG.error("surprise {}", code, surprise);
    MessageWindow.tell(
        owner.get(),
        Tone.DANGER,
        Messages.text("common.dialog.surprise"),
        Messages.text("common.dialog.surprise.text"),
        code,
        this);
  }

  private static String newCode() {
    StringBuilder code = new StringBuilder("E-");
    for (int i = 0; i < 6; i++) {
      code.append(CODE_LETTERS.charAt(RANDOM.nextInt(CODE_LETTERS.length())));
    }
    return code.toString();
  }

  @Override
  public boolean confirmDiscard() {
    return confirmFinal("common.discard");
  }

  @Override
  public boolean confirm(String key, Object... arguments) {
    return ask(key, true, arguments);
  }

  @Override
  public boolean confirmFinal(String key, Object... arguments) {
    return ask(key, false, arguments);
  }

  private boolean ask(String key, boolean enter, Object... arguments) {
    return MessageWindow.ask(
        owner.get(),
        Messages.text(key + ".title", arguments),
        Messages.text(key + ".text", arguments),
        Messages.text(key + ".verb"),
        enter,
        this);
  }

  @Override
  public void notice(String key, Object... arguments) {
    MessageWindow.tell(
        owner.get(),
        Tone.INFO,
        Messages.text(key + ".title", arguments),
        Messages.text(key + ".text", arguments),
        "",
        this);
  }

  @Override
  public Optional<Path> chooseFile(String titleKey, FileKind kind) {
    return chosen(chooser(titleKey, kind).showOpenDialog(owner.get()));
  }

  @Override
  public List<Path> chooseFiles(String titleKey, FileKind kind) {
    List<File> files = chooser(titleKey, kind).showOpenMultipleDialog(owner.get());
    if (files == null || files.isEmpty()) {
      return List.of();
    }
    chosen(files.getFirst());
    return files.stream().map(File::toPath).toList();
  }

  @Override
  public Optional<Path> chooseFolder(String titleKey) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Messages.text(titleKey));
    lastFolder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    return chosen(chooser.showDialog(owner.get()));
  }

  @Override
  public Optional<Path> save(String titleKey, String suggestedName, FileKind kind) {
    FileChooser chooser = chooser(titleKey, kind);
    chooser.setInitialFileName(suggestedName);
    Optional<Path> chosen = chosen(chooser.showSaveDialog(owner.get()));
    if (chosen.filter(Files::exists).isPresent()) {
      notice("common.exists", chosen.get().toString());
      return Optional.empty();
    }
    return chosen;
  }

  private FileChooser chooser(String titleKey, FileKind kind) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text(titleKey));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(kind.text(), kind.patterns()));
    lastFolder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    return chooser;
  }

  private Optional<Path> chosen(File file) {
    if (file == null) {
      return Optional.empty();
    }
    lastFolder = Optional.ofNullable(file.isDirectory() ? file : file.getParentFile());
    return Optional.of(file.toPath());
  }
}
