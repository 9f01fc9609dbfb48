package org.countersign.app.screen.changes;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FileKind;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.Reading;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.files.ChosenFiles;
import org.countersign.app.service.history.Comparing;
import org.countersign.app.service.history.Comparison;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;

/** Two days, and what differs between their ends. */
public final class ChangesViewModel {
  /** How far back the first comparison begins. */
  private static final int DAYS = 30;

  /** What was found. */
  record Found(Comparison comparison, List<ChangeRow> rows, Set<String> people) {}

  private final Vault vault;
  private final Comparing comparing;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final ObservableList<ChangeRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Found>> found =
      new ReadOnlyObjectWrapper<>(this, "found", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunningTask>> running =
      new ReadOnlyObjectWrapper<>(this, "running", Optional.empty());
  private final Reading reading = new Reading();
  private int asked;

  public ChangesViewModel(Vault vault, TaskRunner tasks, Dialogs dialogs) {
    this.vault = vault;
    this.comparing = new Comparing(vault);
    this.tasks = tasks;
    this.dialogs = dialogs;
  }

  /** Today, UTC. */
  LocalDate today() {
    return LocalDate.ofInstant(vault.now(), ZoneOffset.UTC);
  }

  /** The day that is compared with today at first. */
  LocalDate usualStart() {
    return today().minusDays(DAYS);
  }

  /** Compares the ends of two days. What was asked before is given up. */
  void compare(LocalDate from, LocalDate to) {
    running.get().ifPresent(RunningTask::cancel);
    int mine = ++asked;
    reading.again();
    running.set(
        Optional.of(
            tasks.start(
                reading.of(
                    Job.of("changes.reading", progress -> read(from, to, progress))
                        .onSuccess(now -> {
                          if (mine == asked) {
                            show(now);
                          }
                        })))));
  }

  private Found read(LocalDate from, LocalDate to, Progress progress) throws Failure {
    Comparison comparison =
        comparing.between(
            from,
            to,
            (done, all) -> {
              progress.stopHereIfCancelled();
              progress.at(done, all);
            });
    ChangeText text = new ChangeText(comparison);
    return new Found(comparison, text.rows(), text.people());
  }

  private void show(Found now) {
    found.set(Optional.of(now));
    rows.setAll(now.rows());
  }

  /** Writes the rows as CSV. */
  void save(List<ChangeRow> chosen, Consumer<Path> then) {
    found
        .get()
        .flatMap(now ->
            dialogs.save("changes.export.title", "changes-" + today() + ".csv", FileKind.CSV))
        .ifPresent(file ->
            tasks.start(
                Job.of("changes.exporting", progress -> write(file, chosen)).onSuccess(then)));
  }

  private static Path write(Path file, List<ChangeRow> chosen) throws Failure {
    ChosenFiles.write(file, ChangesTable.of(chosen));
    return file;
  }

  /** Whether the last comparison has come to its end. */
  Reading reading() {
    return reading;
  }

  ObservableList<ChangeRow> rows() {
    return rows;
  }

  ReadOnlyObjectProperty<Optional<Found>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** The comparison that was begun last. */
  ReadOnlyObjectProperty<Optional<RunningTask>> runningProperty() {
    return running.getReadOnlyProperty();
  }
}
