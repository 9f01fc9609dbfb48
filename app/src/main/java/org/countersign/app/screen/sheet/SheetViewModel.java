package org.countersign.app.screen.sheet;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.Tone;
import org.countersign.app.service.files.ChosenFiles;
import org.countersign.app.service.head.HeadCheck;
import org.countersign.app.service.head.HeadVerdict;
import org.countersign.app.service.qr.QrImage;
import org.countersign.model.failure.Failure;

/** Checks a sheet that somebody brings. */
public final class SheetViewModel {
  /** What it came to, ready to show. */
  record Answer(Tone tone, String text) {}

  private static final int LONGEST_NUMBER = 18;

  private final HeadCheck check;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<Optional<Answer>> answer =
      new ReadOnlyObjectWrapper<>(this, "answer", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunningTask>> running =
      new ReadOnlyObjectWrapper<>(this, "running", Optional.empty());

  public SheetViewModel(HeadCheck check, TaskRunner tasks) {
    this.check = check;
    this.tasks = tasks;
  }

  /** Of words; {@code entries} is empty, or the number that stands on the sheet. */
  void words(String entries, String words) {
    String digits = entries.replaceAll("[\\s,.’']", "");
    if (!digits.matches("[0-9]{0," + LONGEST_NUMBER + "}")) {
      answer.set(Optional.of(new Answer(Tone.DANGER, Messages.text("sheet.number", entries))));
      return;
    }
    OptionalLong size =
        digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    start(progress -> check.words(words, size, telling(progress)));
  }

  /** Of a picture with the sheet's QR code. */
  void picture(Path file) {
    start(progress ->
        check.checkpoint(
            QrImage.read(
                ChosenFiles.read(file, QrImage.MOST), String.valueOf(file.getFileName()))));
  }

  private static HeadCheck.Progress telling(Progress progress) {
    return (done, all) -> {
      progress.stopHereIfCancelled();
      progress.at(done, all);
    };
  }

  private void start(Job.Work<HeadVerdict> work) {
    answer.set(Optional.empty());
    running.set(
        Optional.of(
            tasks.start(
                Job.of("sheet.checking", work)
                    .onSuccess(verdict -> answer.set(Optional.of(said(verdict))))
                    .onFailure(this::refused))));
  }

  private void refused(Failure failure) {
    answer.set(Optional.of(new Answer(Tone.DANGER, FailureText.sentence(failure))));
  }

  private static Answer said(HeadVerdict verdict) {
    return switch (verdict) {
      case HeadVerdict.Extends yes ->
          new Answer(
              Tone.GOOD,
              Messages.text(
                  "sheet.extends",
                  yes.size(),
                  yes.size() - 1,
                  TimeText.exact(yes.at()),
                  yes.since()));
      case HeadVerdict.NotOurs no ->
          new Answer(Tone.DANGER, Messages.text("sheet.not-ours", no.size()));
      case HeadVerdict.NoneOfOurs no ->
          new Answer(Tone.DANGER, Messages.text("sheet.none-of-ours", no.looked()));
      case HeadVerdict.Ahead ahead ->
          new Answer(Tone.DANGER, Messages.text("sheet.ahead", ahead.size(), ahead.has()));
      case HeadVerdict.OtherVault other ->
          new Answer(Tone.WARNING, Messages.text("sheet.other-vault", other.vault()));
    };
  }

  ReadOnlyObjectProperty<Optional<Answer>> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<RunningTask>> runningProperty() {
    return running.getReadOnlyProperty();
  }
}
