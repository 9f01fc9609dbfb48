package org.countersign.app.screen.reports;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FileKind;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.ModalWindow;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.ProgressPane;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.Toast;
import org.countersign.app.fx.Tone;
import org.countersign.app.service.files.ChosenFiles;
import org.countersign.app.service.report.ReportWriter;
import org.countersign.model.failure.Failure;
import org.countersign.model.port.Clock;

/** Asks where a report is to go, and writes it, with progress and Cancel. */
public final class SaveReport {
  private static final double WIDTH = 520;
  private static final double HEIGHT = 150;

  private final Clock clock;
  private final Dialogs dialogs;
  private final TaskRunner tasks;
  private final Supplier<Window> owner;

  public SaveReport(Clock clock, Dialogs dialogs, TaskRunner tasks, Supplier<Window> owner) {
    this.clock = clock;
    this.dialogs = dialogs;
    this.tasks = tasks;
    this.owner = owner;
  }

  /** Whoever looks for it later finds it by its day. */
  public void save(ReportWriter report) {
    LocalDate day = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
    dialogs
        .save("reports.save.title", report.name() + "-" + day + ".pdf", FileKind.PDF)
        .ifPresent(file -> write(report, file));
  }

  private void write(ReportWriter report, Path file) {
    ModalWindow window = new ModalWindow(owner.get(), Messages.text("reports.save.title"), dialogs);
    RunningTask task =
        tasks.start(
            Job.of("reports.writing", progress -> write(report, file, progress))
                .onSuccess(this::saved)
                .whenFinished(window::close));
    if (task.runningProperty().get()) {
      VBox content =
          new VBox(new Label(String.valueOf(file.getFileName())), new ProgressPane(task));
      content.getStyleClass().add("report-saving");
      content.setAlignment(Pos.CENTER_LEFT);
      window.content(content).size(WIDTH, HEIGHT).mayClose(() -> !task.runningProperty().get());
      window.show();
    }
  }

  private static Path write(ReportWriter report, Path file, Progress progress) throws Failure {
    ChosenFiles.write(
        file,
        out ->
            report.write(
                out,
                (done, all) -> {
                  progress.stopHereIfCancelled();
                  progress.at(done, all);
                }));
    return file;
  }

  private void saved(Path file) {
    Window window = owner.get();
    if (window != null && window.getScene() != null) {
      Toast.show(
          window.getScene().getRoot(),
          Tone.GOOD,
          "reports.saved",
          String.valueOf(file.getFileName()));
    }
  }
}
