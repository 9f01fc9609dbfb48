package org.countersign.app.screen.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TokensHere;
import org.countersign.app.fx.UiThread;
import org.countersign.app.service.control.DualControl;
import org.countersign.app.service.execution.Step;
import org.countersign.app.service.request.Requests;
import org.countersign.app.service.token.SlowTokens;
import org.countersign.model.failure.Failure;
import org.countersign.model.request.Request;

/**
 * The dual-control dialog: draft, signatures, shares, execution, outcome. Every answer is read anew
 * from the vault, so that a row never shows more than the journal has.
 */
public final class ControlViewModel {
  private final ControlServices services;
  private final Contents contents;
  private final TokensHere tokens;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.READING);
  private final ReadOnlyObjectWrapper<Subject> subject = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<SlowTokens.Slow>> slow =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ObservableList<PersonModel> people = FXCollections.observableArrayList();
  private final ObservableList<String> steps = FXCollections.observableArrayList();
  private final Runnable stopListening;
  private Optional<Instant> openedAt = Optional.empty();
  private Optional<DualControl> control = Optional.empty();
  private Optional<RunningTask> task = Optional.empty();
  private boolean closed;
  private boolean ignored;

  public ControlViewModel(ControlServices services) {
    this.services = services;
    contents = new Contents(services);
    tokens =
        new TokensHere(services.tokens(), services.runner(), "control.job.looking", this::found);
    stopListening =
        services.slow().onChange(() -> UiThread.run(() -> slow.set(services.slow().slowest())));
  }

  /** Shows a draft of the wish. */
  void propose(Requests.Wish wish) {
    work(
        Job.of("control.job.drafting", progress -> subject(services.controls().draft(wish)))
            .onFailure(this::failed)
            .onSuccess(drafted -> {
              subject.set(drafted);
              phase.set(Phase.PROPOSED);
            }),
        () -> {});
  }

  /** Puts the draft on record. */
  void raise() {
    Request draft = subject.get().request();
    work(
        Job.of("control.job.raising", progress -> services.controls().raise(draft))
            .onFailure(this::failed)
            .onSuccess(this::open),
        () -> {});
  }

  /** Drafts and raises at once; the time is measured from {@code opened}. */
  void emergency(Requests.Wish wish, Instant opened) {
    openedAt = Optional.of(opened);
    work(
        Job.of(
                "control.job.raising",
                progress -> services.controls().raise(services.controls().draft(wish)))
            .onFailure(this::failed)
            .onSuccess(this::open),
        () -> {});
  }

  /** Brings a request that is on record. */
  void open(String hash) {
    control = Optional.of(services.controls().open(hash, openedAt));
    refresh();
  }

  /** What operations name by a hash. */
  Contents contents() {
    return contents;
  }

  private void failed(Failure failure) {
    problem.set(FailureText.withCode(failure));
  }

  private Subject subject(Request request) throws Failure {
    return services.vault().ask(state -> Subject.of(state, request));
  }

  /** What the vault says now of the request. */
  private record Read(Subject subject, Standing standing) {}

  /** Reads anew how far it is. */
  void refresh() {
    control.ifPresent(one ->
        services
            .runner()
            .start(
                Job.of(
                        "control.job.reading",
                        progress -> new Read(subject(one.file().request()), Standing.of(one)))
                    .onFailure(this::failed)
                    .onSuccess(this::show)));
  }

  private void show(Read read) {
    if (closed || task.isPresent()) {
      return; // what is at work now reads again when it ends
    }
    subject.set(read.subject());
    List<DualControl.Row> rows = read.standing().rows();
    if (people.size() != rows.size()) {
      people.setAll(rows.stream().map(PersonModel::new).toList());
    }
    for (int i = 0; i < rows.size(); i++) {
      people.get(i).show(rows.get(i), read.standing());
    }
    standing.set(read.standing());
    boolean first = phase.get() == Phase.READING || phase.get() == Phase.PROPOSED;
    phase.set(read.standing().open() ? Phase.SIGNING : Phase.ENDED);
    if (first) {
      tokens.look();
    }
  }

  /** Looks which tokens are here, and how far it is: for every few seconds. */
  void poll() {
    if (!closed && phase.get() == Phase.SIGNING && task.isEmpty()) {
      tokens.look();
      refresh();
    }
  }

  private void found(Set<String> serials) {
    for (PersonModel person : people) {
      String token = person.rowProperty().get().token();
      boolean here = serials.stream().anyMatch(serial -> token.endsWith(" · " + serial));
      person.tokenIs(here ? PersonModel.TokenPlace.HERE : PersonModel.TokenPlace.MISSING);
    }
  }

  /** What a person does with a PIN. */
  private interface Deed {
    void of(DualControl control, String person, char[] pin) throws Failure;
  }

  /** Signs a yes. The PIN is wiped here. */
  void approve(PersonModel person, char[] pin) {
    deed(person, pin, (one, id, typed) -> one.approve(id, typed, ""));
  }

  /** Signs a no, which ends the request. The PIN is wiped here. */
  void refuse(PersonModel person, char[] pin) {
    String comment = person.commentProperty().get();
    deed(person, pin, (one, id, typed) -> one.refuse(id, typed, comment));
  }

  /** Opens the token for its share. The PIN is wiped here. */
  void bring(PersonModel person, char[] pin) {
    deed(person, pin, DualControl::bring);
  }

  private void deed(PersonModel person, char[] pin, Deed deed) {
    DualControl one = control.orElseThrow();
    person.working(true);
    work(
        Job.of(
                "control.job.signing",
                progress -> {
                  deed.of(one, person.person(), pin);
                  return true;
                })
            .wiping(pin)
            .onSuccess(done -> person.refusingProperty().set(false))
            .onFailure(failure -> person.failed(FailureText.withCode(failure))),
        () -> person.working(false));
  }

  /** Carries it out. */
  void execute() {
    DualControl one = control.orElseThrow();
    phase.set(Phase.EXECUTING);
    steps.clear();
    work(
        Job.of("control.job.executing", progress -> one.execute(this::follow))
            .onFailure(this::failed),
        () -> {});
  }

  private void follow(Step step) {
    String text = StepText.of(step);
    UiThread.run(() -> steps.add(text));
  }

  /** Ignores what the token answers; what it was asked may still happen. */
  void stopWaiting() {
    task.ifPresent(RunningTask::cancel);
    ignored = true;
    problem.set(Messages.text("control.stopped-waiting"));
  }

  /** Logs the tokens out, once nothing uses them. */
  void close() {
    closed = true;
    stopListening.run();
    if (task.isEmpty()) {
      logOut();
    }
  }

  private void logOut() {
    control.ifPresent(one ->
        services
            .runner()
            .start(
                Job.of(
                    "control.job.closing",
                    progress -> {
                      one.close();
                      return true;
                    })));
    control = Optional.empty();
  }

  /** One at a time: afterwards it is read anew how far the request is. */
  private <T> void work(Job<T> job, Runnable then) {
    problem.set("");
    ignored = false;
    busy.set(true);
    RunningTask started =
        services
            .runner()
            .start(
                job.whenFinished(() -> {
                  task = Optional.empty();
                  busy.set(false);
                  then.run();
                  if (closed) {
                    logOut();
                  } else {
                    refresh();
                  }
                }));
    if (started.runningProperty().get()) {
      task = Optional.of(started);
    }
  }

  /** Whether closing now would leave the HSM at work unseen. */
  boolean mayClose() {
    return phase.get() != Phase.EXECUTING || ignored;
  }

  boolean hasTypedWork() {
    return people.stream()
        .anyMatch(p -> p.refusingProperty().get() && !p.commentProperty().get().isBlank());
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** What it is about; null while it is being read. */
  ReadOnlyObjectProperty<Subject> subjectProperty() {
    return subject.getReadOnlyProperty();
  }

  /** How far it is; null for a draft. */
  ReadOnlyObjectProperty<Standing> standingProperty() {
    return standing.getReadOnlyProperty();
  }

  /** What went wrong and belongs to no row; empty for nothing. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The token that keeps everybody waiting. */
  ReadOnlyObjectProperty<Optional<SlowTokens.Slow>> slowProperty() {
    return slow.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  ObservableList<PersonModel> people() {
    return people;
  }

  /** What has been done so far, a sentence each. */
  ObservableList<String> steps() {
    return steps;
  }
}
