package org.countersign.app.screen.journal;

import java.util.HexFormat;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.history.AsOf;
import org.countersign.app.service.vault.CheckResult;
import org.countersign.app.service.vault.EntryProofs;
import org.countersign.app.service.vault.EntryProofs.Exact;
import org.countersign.app.service.vault.FullCheck;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.words.PgpWords;

/** The journal, newest first, the entry that is chosen, and the check of everything. */
public final class JournalViewModel {
  private final Vault vault;
  private final FullCheck check;
  private final EntryProofs proofs;
  private final AsOf asOf;
  private final TaskRunner tasks;
  private final EntryList list;
  private final ReadOnlyObjectWrapper<Optional<Head>> head = holder("head");
  private final ReadOnlyObjectWrapper<Optional<EntryFilterBar.Choices>> choices = holder("choices");
  private final ReadOnlyObjectWrapper<Optional<EntryDetail>> detail = holder("detail");
  private final ReadOnlyObjectWrapper<Optional<Proof>> proof = holder("proof");
  private final ReadOnlyObjectWrapper<Optional<CheckResult>> result = holder("result");
  private final ReadOnlyObjectWrapper<Optional<RunningTask>> checking = holder("checking");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ReadOnlyBooleanWrapper cancelled = new ReadOnlyBooleanWrapper(this, "cancelled");
  private Optional<Long> chosen = Optional.empty();

  public JournalViewModel(Vault vault, FullCheck check, TaskRunner tasks) {
    this.vault = vault;
    this.check = check;
    this.proofs = new EntryProofs(vault);
    this.asOf = new AsOf(vault);
    this.tasks = tasks;
    this.list = new EntryList(vault, tasks);
  }

  /** The entries that are shown. */
  EntryList list() {
    return list;
  }

  private <T> ReadOnlyObjectWrapper<Optional<T>> holder(String name) {
    return new ReadOnlyObjectWrapper<>(this, name, Optional.empty());
  }

  /** Reads the head, and what was written since. */
  public void refresh() {
    tasks.start(Job.of("journal.reading", progress -> readHead()).onSuccess(this::setHead));
    tasks.start(
        Job.of("journal.reading", progress -> EntryChoices.of(vault))
            .onSuccess(now -> choices.set(Optional.of(now))));
    list.refresh();
  }

  private void setHead(Head now) {
    head.set(Optional.of(now));
  }

  private Head readHead() {
    Checkpoint now = vault.head();
    String hex = HexFormat.of().formatHex(now.root());
    return vault.read(state ->
        new Head(now.size(), hex, String.join(" ", PgpWords.of(now.root())), state.lastAt()));
  }

  /** Chooses an entry, or none. */
  public void choose(Optional<Long> seq) {
    chosen = seq;
    if (seq.isEmpty()) {
      detail.set(Optional.empty());
      return;
    }
    if (detail.get().map(EntryDetail::seq).equals(seq)) {
      return;
    }
    tasks.start(
        Job.of("journal.reading", progress -> read(seq.get()))
            .onSuccess(found -> {
              if (chosen.equals(seq)) {
                proof.set(Optional.empty());
                detail.set(Optional.of(found));
              }
            }));
  }

  private EntryDetail read(long seq) throws Failure {
    Exact exact = proofs.exact(seq);
    return vault.read(state -> EntryText.detail(state, exact));
  }

  /** Verifies the signature of the chosen entry now, over the journal as it is on disk. */
  public void verify() {
    detail
        .get()
        .map(EntryDetail::seq)
        .ifPresent(seq ->
            tasks.start(
                Job.of(
                        "journal.reading",
                        progress -> new Proof(seq, proofs.verify(seq).map(e -> e)))
                    .onSuccess(found -> {
                      if (chosen.equals(Optional.of(seq))) {
                        proof.set(Optional.of(found));
                      }
                    })));
  }

  /** Checks everything. */
  public void check() {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    cancelled.set(false);
    result.set(Optional.empty());
    checking.set(
        Optional.of(
            tasks.start(
                Job.of("journal.checking", progress -> check.run(new Telling(progress)))
                    .onSuccess(found -> result.set(Optional.of(found)))
                    .onCancel(() -> cancelled.set(true))
                    .whenFinished(() -> {
                      busy.set(false);
                      refresh();
                    }))));
  }

  /** Says how far the check is, and ends it where Cancel was pressed. */
  private record Telling(Progress progress) implements FullCheck.Progress {
    @Override
    public void entries(long done, long all) {
      progress.stopHereIfCancelled();
      progress.says(Messages.text("journal.checking.entries", done, all));
      progress.at(done, all);
    }

    @Override
    public void register(double part) {
      progress.stopHereIfCancelled();
      progress.says(Messages.text("journal.checking.register"));
      progress.at(Math.round(100 * part), 100);
    }
  }

  /** The vault with the entry as its last. */
  void readThen(EntryDetail of, ThenPane into) {
    into.reading(
        tasks.start(
            Job.of("journal.then.reading", progress -> then(of, progress))
                .onSuccess(into::show)
                .onCancel(into::cancelled)));
  }

  private Then then(EntryDetail of, Progress progress) throws Failure {
    return Then.of(
        of,
        asOf.after(
            of.seq(),
            (done, all) -> {
              progress.stopHereIfCancelled();
              progress.at(done, all);
            }));
  }

  ReadOnlyObjectProperty<Optional<Head>> headProperty() {
    return head.getReadOnlyProperty();
  }

  /** What the list can be narrowed by. */
  ReadOnlyObjectProperty<Optional<EntryFilterBar.Choices>> choicesProperty() {
    return choices.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<EntryDetail>> detailProperty() {
    return detail.getReadOnlyProperty();
  }

  /** What came of {@link #verify} for the chosen entry. */
  ReadOnlyObjectProperty<Optional<Proof>> proofProperty() {
    return proof.getReadOnlyProperty();
  }

  /** What came of the last check. */
  ReadOnlyObjectProperty<Optional<CheckResult>> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** The check that was started last. */
  ReadOnlyObjectProperty<Optional<RunningTask>> checkingProperty() {
    return checking.getReadOnlyProperty();
  }

  /** Whether everything is being checked. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether the last check was cancelled. */
  ReadOnlyBooleanProperty cancelledProperty() {
    return cancelled.getReadOnlyProperty();
  }
}
