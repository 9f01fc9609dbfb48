package org.countersign.app.screen.welcome;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.files.VaultFolder;
import org.countersign.model.failure.Failure;

/**
 * Nothing is open: what to choose from, what is being opened, or why it was not.
 *
 * @param <V> an open vault
 */
public final class WelcomeViewModel<V extends AutoCloseable> {
  /** What the screen shows. */
  sealed interface Page {
    /** What to choose from. */
    record Choice() implements Page {}

    /** How far the opening is. */
    record Opening(Path folder, RunningTask task) implements Page {}

    /** Why it was not opened. */
    record Refused(Refusal refusal) implements Page {}
  }

  private final WelcomeActions<V> actions;
  private final TaskRunner runner;
  private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(new Page.Choice());
  private final ObservableList<Path> recent = FXCollections.observableArrayList();
  private boolean opening;

  public WelcomeViewModel(WelcomeActions<V> actions, TaskRunner runner) {
    this.actions = actions;
    this.runner = runner;
    back();
  }

  /** Opens the vault in a folder. */
  public void open(Path folder) {
    if (opening) {
      return;
    }
    opening = true;
    AtomicReference<V> open = new AtomicReference<>();
    RunningTask task =
        runner.start(
            Job.of("welcome.job.opening", progress -> opened(folder, open, progress))
                .onSuccess(vault -> opened(folder, vault))
                .onFailure(e -> page.set(new Page.Refused(Refusal.of(folder, e))))
                .onCancel(() -> cancelled(open))
                .whenFinished(this::ended));
    if (opening) {
      page.set(new Page.Opening(folder, task));
    }
  }

  private V opened(Path folder, AtomicReference<V> open, Progress progress) throws Failure {
    VaultFolder.check(folder);
    open.set(actions.opener().open(folder, progress));
    return open.get();
  }

  private void opened(Path folder, V vault) {
    back();
    actions.opened().accept(folder, vault);
  }

  private void cancelled(AtomicReference<V> open) {
    back();
    V vault = open.getAndSet(null);
    if (vault != null) {
      runner.start(
          Job.of(
              "welcome.job.closing",
              progress -> {
                vault.close();
                return true;
              }));
    }
  }

  /** Whatever came of it that is told elsewhere, one can choose again. */
  private void ended() {
    opening = false;
    if (page.get() instanceof Page.Opening) {
      back();
    }
  }

  /** Shows what to choose from. */
  public void back() {
    recent.setAll(actions.recent().get());
    page.set(new Page.Choice());
  }

  void found() {
    actions.found().run();
  }

  void restore() {
    actions.restore().run();
  }

  /** Tries the folder that was refused once more. */
  void again() {
    if (page.get() instanceof Page.Refused refused) {
      open(refused.refusal().folder());
    }
  }

  ReadOnlyObjectProperty<Page> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** The vaults opened last, the latest first. */
  List<Path> recent() {
    return List.copyOf(recent);
  }
}
