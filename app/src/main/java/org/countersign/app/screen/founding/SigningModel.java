package org.countersign.app.screen.founding;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.service.people.Charter;
import org.countersign.app.service.people.Founding;
import org.countersign.model.domain.Policy;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.port.JournalStore;
import org.countersign.model.vault.Bodies;

/** The founders sign entry 0 one by one, and then it is written. */
final class SigningModel {
  private final FoundingServices services;
  private final Founding founding;
  private final ObservableList<SignerModel> signers = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper signed = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<RunningTask> task = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Optional<Charter>> charter =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Founded>> founded =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  SigningModel(FoundingServices services, Founding founding) {
    this.services = services;
    this.founding = founding;
  }

  /** Draws up what is signed; signatures over anything else are worth nothing any more. */
  void draw(String name, Policy policy) {
    problem.set("");
    Bodies.Founded wanted = new Bodies.Founded(1, name, founding.founders(), policy);
    if (charter.get().filter(drawn -> drawn.founded().equals(wanted)).isPresent()) {
      return;
    }
    signers.clear();
    signed.set(0);
    charter.set(Optional.empty());
    try {
      Charter drawn = founding.draw(name, policy);
      signers.setAll(wanted.founders().stream().map(SignerModel::new).toList());
      charter.set(Optional.of(drawn));
    } catch (Refused e) {
      problem.set(FailureText.withCode(e));
    }
  }

  /** Has a founder sign; wipes the PIN. */
  void sign(SignerModel signer, char[] pin) {
    if (busy.get() || signer.signedProperty().get() || charter.get().isEmpty()) {
      Arrays.fill(pin, '\0');
      return;
    }
    Charter drawn = charter.get().get();
    signer.failed("");
    work(
        Job.of(
                "founding.job.signing",
                progress -> {
                  drawn.sign(signer.founder(), pin);
                  return signer;
                })
            .onSuccess(this::hasSigned)
            .onFailure(e -> signer.failed(said(e))),
        () -> Arrays.fill(pin, '\0'));
  }

  private static String said(Failure failure) {
    return PinFailures.isOfPin(failure.code())
        ? FailureText.sentence(failure)
        : FailureText.withCode(failure);
  }

  private void hasSigned(SignerModel signer) {
    signer.hasSigned();
    signed.set((int) signers.stream().filter(s -> s.signedProperty().get()).count());
  }

  /** Writes the journal in this folder. */
  void found(Path folder) {
    if (busy.get() || charter.get().isEmpty()) {
      return;
    }
    Charter drawn = charter.get().get();
    problem.set("");
    work(
        Job.of("founding.job.writing", progress -> write(drawn, folder))
            .onSuccess(done -> founded.set(Optional.of(done)))
            .onFailure(e -> problem.set(FailureText.withCode(e))),
        () -> {});
  }

  private Founded write(Charter drawn, Path folder) throws Failure {
    try (JournalStore journal = services.journals().create(folder)) {
      drawn.write(journal);
    }
    return new Founded(folder, drawn.founded().name(), drawn.head());
  }

  private <T> void work(Job<T> job, Runnable finished) {
    busy.set(true);
    task.set(
        services
            .runner()
            .start(
                job.whenFinished(() -> {
                  finished.run();
                  busy.set(false);
                })));
  }

  ObservableList<SignerModel> signers() {
    return signers;
  }

  /** How many have signed. */
  ReadOnlyIntegerProperty signedProperty() {
    return signed.getReadOnlyProperty();
  }

  /** What is signed; empty when it could not be drawn up. */
  ReadOnlyObjectProperty<Optional<Charter>> charterProperty() {
    return charter.getReadOnlyProperty();
  }

  ObservableValue<Boolean> complete() {
    return signed.map(count -> count.intValue() > 0 && count.intValue() == signers.size());
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<RunningTask> taskProperty() {
    return task.getReadOnlyProperty();
  }

  /** What came of it; empty until it is written. */
  ReadOnlyObjectProperty<Optional<Founded>> foundedProperty() {
    return founded.getReadOnlyProperty();
  }
}
