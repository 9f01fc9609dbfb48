package org.countersign.app.screen.people;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.publication.PublicationSets;
import org.countersign.app.service.publication.SetStandings;
import org.countersign.app.service.request.Drafting;
import org.countersign.model.failure.Failure;
import org.countersign.model.port.SetStore;

/** The publication sets of the chosen domain, and what can be done with them. */
public final class PublicationModel {
  private static final int MOST_DAYS = 400;
  private static final String DAYS = "7";

  private final PublicationSets sets;
  private final Drafting drafting;
  private final ControlDesk desk;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<Optional<SetStandings.Standing>> standing =
      new ReadOnlyObjectWrapper<>(this, "standing", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunningTask>> running =
      new ReadOnlyObjectWrapper<>(this, "running", Optional.empty());
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper(this, "said", "");
  private String domain = "";

  public PublicationModel(
      PublicationSets sets, Drafting drafting, ControlDesk desk, TaskRunner tasks) {
    this.sets = sets;
    this.drafting = drafting;
    this.desk = desk;
    this.tasks = tasks;
  }

  private interface Puts {
    String put(SetStore.Watch watch) throws Failure;
  }

  /** Another domain is looked at. */
  void choose(String chosen) {
    if (!chosen.equals(domain)) {
      domain = chosen;
      standing.set(Optional.empty());
      said.set("");
    }
    refresh();
  }

  /** Reads again how the sets stand. */
  void refresh() {
    String asked = domain;
    if (asked.isEmpty()) {
      return;
    }
    tasks.start(
        Job.of("publication.reading", progress -> sets.standings().of(asked))
            .onSuccess(now -> {
              if (asked.equals(domain)) {
                standing.set(Optional.of(now));
              }
            }));
  }

  /** Asks for the next set. */
  FormModel issue() {
    String asked = domain;
    FormModel form =
        new FormModel(Messages.text("publication.issue.title"), "people.form.propose")
            .intro(Messages.text("publication.issue.intro"));
    Input<String> days =
        form.ask(
            Input.line("publication.issue.days", DAYS)
                .check(Checks.number(1, MOST_DAYS))
                .hint("publication.issue.days.hint"));
    Input<String> reason = form.ask(PersonInputs.reason());
    return form.onSubmit(
        () -> Integer.parseInt(days.get().strip()),
        until -> drafting.tried(sets.draft().wish(asked, until, reason.get())),
        wish -> {
          desk.propose(wish);
          refresh();
        });
  }

  /** Writes the newest set to the vault's folder again. */
  void publish() {
    String asked = domain;
    put("publication.published", watch -> sets.shelf().publish(asked, watch));
  }

  /** Writes the newest set to another folder. */
  void export(Path folder) {
    String asked = domain;
    put("publication.exported", watch -> sets.shelf().export(asked, folder, watch));
  }

  /** Reads the files in the vault's folder again. */
  void check() {
    String asked = domain;
    put(
        "publication.checked",
        watch -> {
          sets.shelf().check(asked);
          return asked;
        });
  }

  private void put(String doneKey, Puts puts) {
    said.set("");
    RunningTask task =
        tasks.start(
            Job.of("publication.working", progress -> puts.put(watch(progress)))
                .onSuccess(where -> said.set(Messages.text(doneKey, where)))
                .onFailure(failure -> said.set(FailureText.withCode(failure)))
                .onCancel(() -> said.set(Messages.text("publication.cancelled")))
                .whenFinished(this::refresh));
    running.set(Optional.of(task));
  }

  /** Nothing is left half done: the set appears when all of it is written. */
  private static SetStore.Watch watch(Progress progress) {
    return (done, all) -> {
      progress.stopHereIfCancelled();
      progress.at(done, all);
    };
  }

  /** How the sets stand; empty while it is being read. */
  ReadOnlyObjectProperty<Optional<SetStandings.Standing>> standingProperty() {
    return standing.getReadOnlyProperty();
  }

  /** What is being written or read. */
  ReadOnlyObjectProperty<Optional<RunningTask>> runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** What came of the last thing done. */
  ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }
}
