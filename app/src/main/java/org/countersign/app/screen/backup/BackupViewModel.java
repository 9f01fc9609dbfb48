package org.countersign.app.screen.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FileKind;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.Reading;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.backup.BackupServices;
import org.countersign.app.service.backup.OpenBackup;
import org.countersign.app.service.vault.Vault;

/** The backups of the open vault, and making and rehearsing them. */
public final class BackupViewModel {
  private static final int PARTS = 1000;
  private static final int FEWEST = 2;

  private final BackupServices services;
  private final Vault vault;
  private final TaskRunner tasks;
  private final Reading reading = new Reading();
  private final Dialogs dialogs;
  private final ObservableList<BackupRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<RunningTask>> running =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public BackupViewModel(BackupServices services, Vault vault, TaskRunner tasks, Dialogs dialogs) {
    this.services = services;
    this.vault = vault;
    this.tasks = tasks;
    this.dialogs = dialogs;
  }

  /** Reads what is on record. */
  void refresh() {
    tasks.start(
        reading.of(
            Job.of("backup.reading", progress -> vault.read(BackupRow::all))
                .onSuccess(now -> {
                  if (!rows.equals(now)) {
                    rows.setAll(now);
                  }
                })));
  }

  /** Whether the rows have been read. */
  Reading reading() {
    return reading;
  }

  /** Asks how many people are to open it; {@code then} is told the file. */
  FormModel form(Consumer<Path> then) {
    int holders = services.backups().holders().size();
    List<Integer> counts =
        IntStream.rangeClosed(FEWEST, Math.max(FEWEST, holders)).boxed().toList();
    FormModel form = new FormModel(Messages.text("backup.make.title"), "backup.make.submit");
    form.intro(Messages.text("backup.make.intro", holders));
    Input<Optional<Integer>> k =
        form.ask(
            Input.one(
                "backup.make.k",
                counts,
                count -> Messages.text("backup.make.k.value", count, holders),
                Optional.of(FEWEST)));
    return form.onSubmit(
        () -> k.get().orElse(FEWEST), chosen -> chosen, chosen -> chooseAndMake(chosen, then));
  }

  private void chooseAndMake(int k, Consumer<Path> then) {
    dialogs.chooseFolder("backup.make.folder").ifPresent(folder -> make(folder, k, then));
  }

  private void make(Path folder, int k, Consumer<Path> then) {
    show(
        tasks.start(
            Job.of(
                    "backup.job.making",
                    progress -> services.backups().make(folder, k, part -> tell(progress, part)))
                .onSuccess(file -> {
                  refresh();
                  then.accept(file);
                })));
  }

  private void show(RunningTask task) {
    running.set(Optional.of(task));
  }

  /** Asks for a backup of this vault to be rehearsed. */
  void chooseDrill(Consumer<OpenBackupModel> then) {
    dialogs.chooseFile("backup.drill.file", FileKind.BACKUP).ifPresent(file -> open(file, then));
  }

  private void open(Path file, Consumer<OpenBackupModel> then) {
    tasks.start(
        Job.of(
                "backup.job.reading",
                progress -> {
                  OpenBackup backup = OpenBackup.of(file, services.tokens());
                  services.drills().mustBeOurs(backup.header());
                  return backup;
                })
            .onSuccess(backup ->
                then.accept(
                    new OpenBackupModel(
                        backup,
                        tasks,
                        (place, told) -> services.drills().run(backup, place, told)))));
  }

  static void tell(Progress progress, double part) {
    progress.at(Math.round(part * PARTS), PARTS);
    progress.stopHereIfCancelled();
  }

  ObservableList<BackupRow> rows() {
    return rows;
  }

  /** The backup that is being made. */
  ReadOnlyObjectProperty<Optional<RunningTask>> runningProperty() {
    return running.getReadOnlyProperty();
  }
}
