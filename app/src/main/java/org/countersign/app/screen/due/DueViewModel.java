package org.countersign.app.screen.due;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FileKind;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Reading;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.due.DueCalendar;
import org.countersign.app.service.due.DueTable;
import org.countersign.app.service.due.Exported;
import org.countersign.app.service.files.ChosenFiles;
import org.countersign.app.service.today.Dues;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.StoreFailed;

/** All that is due, and what is written of it. */
public final class DueViewModel {
  /** What was written, and how much of it. */
  record Written(Path file, int rows, int undated) {}

  private interface Format {
    byte[] of(List<Exported> rows);
  }

  private final Dues dues;
  private final Vault vault;
  private final TaskRunner tasks;
  private final Reading reading = new Reading();
  private final Dialogs dialogs;
  private final ObservableList<DueRow> rows = FXCollections.observableArrayList();
  private List<DueRow> shown = List.of();

  public DueViewModel(Dues dues, Vault vault, TaskRunner tasks, Dialogs dialogs) {
    this.dues = dues;
    this.vault = vault;
    this.tasks = tasks;
    this.dialogs = dialogs;
  }

  /** Looks again. */
  @SuppressWarnings("ReferenceEquality") // whether it is another list, not whether it says the same
  public void refresh() {
    List<DueRow> before = shown;
    tasks.start(
        reading.of(
            Job.of("due.reading", progress -> read(before))
                .onSuccess(now -> {
                  if (now != shown) {
                    shown = now;
                    rows.setAll(now);
                  }
                })));
  }

  /** Whether the rows have been read. */
  Reading reading() {
    return reading;
  }

  /** The very list it was when nothing has changed: comparing a long one is not for the screen. */
  private List<DueRow> read(List<DueRow> before) {
    Dues.Found found = dues.ahead();
    List<DueRow> now = found.all().stream().map(due -> DueRow.of(due, found.now())).toList();
    return now.equals(before) ? before : now;
  }

  /** What has a date, as a calendar. */
  void calendar(List<DueRow> chosen, Consumer<Written> then) {
    List<DueRow> dated = chosen.stream().filter(row -> row.due().at().isPresent()).toList();
    DueCalendar calendar = new DueCalendar(vault.read(state -> state.id()), vault.now());
    save(
        "due.export.calendar.title",
        ".ics",
        FileKind.CALENDAR,
        dated,
        calendar::of,
        file -> then.accept(new Written(file, dated.size(), chosen.size() - dated.size())));
  }

  /** All of it, as a table. */
  void table(List<DueRow> chosen, Consumer<Written> then) {
    save(
        "due.export.table.title",
        ".csv",
        FileKind.CSV,
        chosen,
        DueTable::of,
        file -> then.accept(new Written(file, chosen.size(), 0)));
  }

  private void save(
      String title,
      String ending,
      FileKind kind,
      List<DueRow> chosen,
      Format format,
      Consumer<Path> then) {
    List<Exported> exported = chosen.stream().map(DueViewModel::exported).toList();
    String name = "due-" + LocalDate.ofInstant(vault.now(), ZoneOffset.UTC) + ending;
    dialogs
        .save(title, name, kind)
        .ifPresent(file ->
            tasks.start(
                Job.of("due.exporting", progress -> write(file, format.of(exported)))
                    .onSuccess(then)));
  }

  private static Path write(Path file, byte[] content) throws StoreFailed {
    ChosenFiles.write(file, content);
    return file;
  }

  private static Exported exported(DueRow row) {
    return new Exported(row.due(), row.kind(), row.sentence(), row.urgency());
  }

  ObservableList<DueRow> rows() {
    return rows;
  }
}
