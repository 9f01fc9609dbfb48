package org.countersign.app.screen.journal;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.vault.CheckResult;
import org.countersign.app.service.vault.EntryProofs;
import org.countersign.app.service.vault.EntryProofs.Exact;
import org.countersign.app.service.vault.FullCheck;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.port.RegisterStore.EntryRow;
import org.countersign.model.words.PgpWords;

/** The journal, newest first, the entry that is chosen, and the check of everything. */
public final class JournalViewModel {
  /** Entries that are read at once. */
  static final int PAGE = 200;

  /** What was read of the list. */
  private record Page(List<JournalRow> rows, long count) {}

  private final Vault vault;
  private final FullCheck check;
  private final EntryProofs proofs;
  private final TaskRunner tasks;
  private final ObservableList<JournalRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper(this, "count");
  private final ReadOnlyObjectWrapper<Optional<Head>> head = holder("head");
  private final ReadOnlyObjectWrapper<Optional<EntryDetail>> detail = holder("detail");
  private final ReadOnlyObjectWrapper<Optional<Proof>> proof = holder("proof");
  private final ReadOnlyObjectWrapper<Optional<CheckResult>> result = holder("result");
  private final ReadOnlyObjectWrapper<Optional<RunningTask>> checking = holder("checking");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ReadOnlyBooleanWrapper cancelled = new ReadOnlyBooleanWrapper(this, "cancelled");
  private Optional<Long> chosen = Optional.empty();
  private String filter = "";
  private boolean loading;

  public JournalViewModel(Vault vault, FullCheck check, TaskRunner tasks) {
    this.vault = vault;
    this.check = check;
    this.proofs = new EntryProofs(vault);
    this.tasks = tasks;
  }

  private <T> ReadOnlyObjectWrapper<Optional<T>> holder(String name) {
    return new ReadOnlyObjectWrapper<>(this, name, Optional.empty());
  }

  /** Reads again as much of the list as was read before, and the head. */
  public void refresh() {
    tasks.start(Job.of("journal.reading", progress -> readHead()).onSuccess(this::setHead));
    load(Math.max(PAGE, rows.size()));
  }

  private void setHead(Head now) {
    head.set(Optional.of(now));
  }

  /** Shows the entries in which every word of the text occurs. */
  public void filter(String text) {
    if (!filter.equals(text.strip())) {
      filter = text.strip();
      load(PAGE);
    }
  }

  private void load(int limit) {
    String wanted = filter;
    loading = true;
    tasks.start(
        Job.of("journal.reading", progress -> read(wanted, 0, limit))
            .onSuccess(page -> {
              if (filter.equals(wanted)) {
                show(page);
              }
            })
            .whenFinished(() -> loading = false));
  }

  private void show(Page page) {
    count.set(page.count());
    if (!rows.equals(page.rows())) {
      rows.setAll(page.rows());
    }
  }

  /** Reads the next page, if there is one and it is not being read. */
  public void more() {
    if (loading || rows.size() >= count.get()) {
      return;
    }
    String wanted = filter;
    int from = rows.size();
    loading = true;
    tasks.start(
        Job.of("journal.reading", progress -> read(wanted, from, PAGE))
            .onSuccess(page -> {
              if (filter.equals(wanted) && rows.size() == from) {
                append(page);
              }
            })
            .whenFinished(() -> loading = false));
  }

  /** Entries that were written meanwhile have moved the pages: they are read from the newest on. */
  private void append(Page page) {
    if (page.count() == count.get()) {
      rows.addAll(page.rows());
    } else {
      load(rows.size() + PAGE);
    }
  }

  private Page read(String text, int offset, int limit) throws StoreFailed {
    List<EntryRow> found = vault.register().entries(text, offset, limit);
    long all = vault.register().count(text);
    return new Page(
        vault.read(state -> found.stream().map(row -> EntryText.row(state, row)).toList()), all);
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

  ObservableList<JournalRow> rows() {
    return rows;
  }

  /** How many entries pass the filter, read or not. */
  ReadOnlyLongProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Head>> headProperty() {
    return head.getReadOnlyProperty();
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
