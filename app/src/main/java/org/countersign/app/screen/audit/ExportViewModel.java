package org.countersign.app.screen.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.service.audit.ExportWish;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.model.audit.BundleProgress;
import org.countersign.model.audit.BundleSurvey;
import org.countersign.model.audit.BundleWriter;
import org.countersign.model.audit.Scope;

/** An export from the first choice to the written bundle. */
public final class ExportViewModel {
  /** Where it is. */
  enum Phase {
    CHOOSING,
    SIGNING,
    EXPORTING,
    DONE
  }

  private final ExportServices services;
  private final ExportChoice choice;
  private final ExportSigners signers;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.CHOOSING);
  private final ReadOnlyObjectWrapper<Optional<BundleSurvey>> survey =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunningTask>> task =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<BundleWriter.Written>> written =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private boolean closed;

  public ExportViewModel(ExportServices services) {
    this.services = services;
    choice = new ExportChoice(services.vault(), services.export());
    signers = new ExportSigners(services);
  }

  ExportChoice choice() {
    return choice;
  }

  ExportSigners signers() {
    return signers;
  }

  /** Looks which tokens are here: for every few seconds while somebody is to sign. */
  void look() {
    if (!closed && !busy.get() && phase.get() == Phase.SIGNING) {
      signers.look();
    }
  }

  /** Takes a checkpoint that somebody kept. */
  void previous(Path file) {
    problem.set("");
    start(
        Job.of("audit.job.looking", progress -> services.export().read(file))
            .onSuccess(note -> choice.give(file, note)));
  }

  /** Looks what would be inside, and goes on to who signs. */
  void next() {
    problem.set("");
    Scope scope;
    try {
      scope = choice.scope();
    } catch (IllegalArgumentException e) {
      problem.set(Messages.text("audit.period.wrong"));
      return;
    }
    start(
        Job.of("audit.job.looking", progress -> services.export().survey(scope, telling(progress)))
            .onSuccess(found -> {
              survey.set(Optional.of(found));
              phase.set(Phase.SIGNING);
            }));
  }

  /** Back to what is to be exported. */
  void back() {
    signers.logOut();
    phase.set(Phase.CHOOSING);
  }

  /** Opens the person’s token for the export. The PIN is wiped here. */
  void sign(String person, char[] pin) {
    problem.set("");
    signers.tries();
    AtomicReference<TokenSigner> opened = new AtomicReference<>();
    startAsIs(
        Job.of(
                "audit.job.signing",
                progress -> {
                  opened.set(services.sessions().open(person, pin));
                  return opened.get();
                })
            .wiping(pin)
            .onFailure(why -> signers.failed(person, FailureText.withCode(why)))
            .onSuccess(signer -> {
              if (closed) {
                signers.close(List.of(signer));
              } else {
                signers.take(signer);
              }
            })
            .onCancel(() -> signers.close(Stream.ofNullable(opened.get()).toList())));
  }

  /** Writes it. */
  void export() {
    problem.set("");
    phase.set(Phase.EXPORTING);
    ExportWish wish =
        new ExportWish(
            choice.scope(),
            choice.targetProperty().get().orElseThrow(),
            choice.givenProperty().get().map(ExportChoice.Given::note));
    List<TokenSigner> custodians = signers.all();
    start(
        Job.of(
                "audit.job.exporting",
                progress -> services.export().run(wish, custodians, telling(progress)))
            .onSuccess(done -> {
              written.set(Optional.of(done));
              phase.set(Phase.DONE);
            })
            .onCancel(() -> problem.set(Messages.text("audit.cancelled"))));
  }

  private static BundleProgress telling(Progress progress) {
    return (part, done, all) -> {
      if (progress.cancelled()) {
        throw new CancellationException();
      }
      progress.says(Messages.text("audit.part." + part.name()));
      progress.at(done, all);
    };
  }

  private <T> void start(Job<T> job) {
    startAsIs(job.onFailure(failure -> problem.set(FailureText.withCode(failure))));
  }

  private <T> void startAsIs(Job<T> job) {
    busy.set(true);
    RunningTask started =
        services
            .runner()
            .start(
                job.whenFinished(() -> {
                  busy.set(false);
                  task.set(Optional.empty());
                  if (phase.get() == Phase.EXPORTING) {
                    phase.set(Phase.SIGNING);
                  }
                  if (closed || phase.get() == Phase.DONE) {
                    signers.logOut();
                  }
                }));
    if (started.runningProperty().get()) {
      task.set(Optional.of(started));
    }
  }

  /** The window is gone. */
  void close() {
    closed = true;
    if (!busy.get()) {
      signers.logOut();
    }
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<BundleSurvey>> surveyProperty() {
    return survey.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<RunningTask>> taskProperty() {
    return task.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<BundleWriter.Written>> writtenProperty() {
    return written.getReadOnlyProperty();
  }

  /** What went wrong, in a sentence; empty for nothing. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
