package org.countersign.app.screen.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Gathering;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.backup.OpenBackup;
import org.countersign.app.service.backup.Restores;
import org.countersign.model.backup.BackupHeader;
import org.countersign.model.failure.Failure;

/** A backup in front of its holders, until enough have come and it is restored or rehearsed. */
public final class OpenBackupModel {
  /** What is done with it once it is open; {@code place} is the folder. */
  public interface Work {
    Restores.Done run(Path place, Consumer<Double> progress) throws Failure;
  }

  private final OpenBackup backup;
  private final TaskRunner tasks;
  private final Work work;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper enough = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<RunningTask>> running =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Restores.Done>> done =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public OpenBackupModel(OpenBackup backup, TaskRunner tasks, Work work) {
    this.backup = backup;
    this.tasks = tasks;
    this.work = work;
  }

  BackupHeader header() {
    return backup.header();
  }

  /** Who has a share. */
  List<Gathering.Person> holders() {
    return backup.header().holders().stream()
        .map(holder ->
            new Gathering.Person(
                holder.person(),
                holder.name(),
                holder.token().label() + " · " + holder.token().serial()))
        .toList();
  }

  /** Takes a share out. The PIN is wiped here. */
  void come(String person, char[] pin, Consumer<String> then, Consumer<String> not) {
    busy.set(true);
    tasks.start(
        Job.of(
                "backup.job.share",
                progress -> {
                  backup.come(person, pin);
                  return backup.enough();
                })
            .wiping(pin)
            .onFailure(failure -> not.accept(FailureText.withCode(failure)))
            .onSuccess(all -> {
              enough.set(all);
              then.accept(person);
            })
            .whenFinished(() -> busy.set(false)));
  }

  /** Restores or rehearses it. */
  void run(Path place) {
    problem.set("");
    busy.set(true);
    running.set(
        Optional.of(
            tasks.start(
                Job.of(
                        "backup.job.restoring",
                        progress -> work.run(place, part -> BackupViewModel.tell(progress, part)))
                    .onFailure(failure -> problem.set(FailureText.withCode(failure)))
                    .onSuccess(result -> done.set(Optional.of(result)))
                    .whenFinished(() -> busy.set(false)))));
  }

  void close() {
    backup.close();
  }

  boolean typed() {
    return !backup.came().isEmpty() && done.get().isEmpty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether enough holders have come. */
  ReadOnlyBooleanProperty enoughProperty() {
    return enough.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<RunningTask>> runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** What came of it. */
  ReadOnlyObjectProperty<Optional<Restores.Done>> doneProperty() {
    return done.getReadOnlyProperty();
  }
}
