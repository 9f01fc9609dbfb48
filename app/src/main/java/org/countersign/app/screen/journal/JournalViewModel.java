package org.countersign.app.screen.journal;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Progress;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.inventory.JournalPages;
import org.countersign.app.service.vault.JournalCheck;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.journal.Checkpoint;

/** The journal's entries as far as they were loaded, the one that is chosen, and the check. */
public final class JournalViewModel {
  static final int PAGE = 200;

  /** What the check found. */
  public sealed interface Verdict {}

  /** Nothing has been checked since the screen was opened. */
  public record Unchecked() implements Verdict {}

  /** All is sound. */
  public record Sound(Checkpoint head) implements Verdict {}

  /** It is not, or could not be checked; {@code seq} is the first entry that fails. */
  public record Broken(String sentence, Optional<Long> seq) implements Verdict {}

  private final JournalPages pages;
  private final JournalCheck check;
  private final TaskRunner tasks;
  private final ObservableList<JournalPages.Line> lines = FXCollections.observableArrayList();
  private final ReadOnlyLongWrapper all = new ReadOnlyLongWrapper(this, "all");
  private final ReadOnlyObjectWrapper<Optional<JournalPages.Whole>> entry =
      new ReadOnlyObjectWrapper<>(this, "entry", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Checkpoint>> head =
      new ReadOnlyObjectWrapper<>(this, "head", Optional.empty());
  private final ReadOnlyObjectWrapper<Verdict> verdict =
      new ReadOnlyObjectWrapper<>(this, "verdict", new Unchecked());
  private final AtomicReference<String> wanted = new AtomicReference<>("");

  public JournalViewModel(JournalPages pages, JournalCheck check, TaskRunner tasks) {
    this.pages = pages;
    this.check = check;
    this.tasks = tasks;
  }

  /** Reads the newest entries that match what is looked for. */
  public void refresh() {
    load(wanted.get(), 0);
    tasks.start(
        Job.of("journal.reading", progress -> pages.head())
            .onSuccess(now -> head.set(Optional.of(now))));
  }

  /** Looks for a text in kind, actor, domain and body. */
  public void find(String text) {
    wanted.set(text.strip());
    load(wanted.get(), 0);
  }

  /** Reads on, towards the beginning. */
  public void more() {
    load(wanted.get(), lines.size());
  }

  private void load(String text, int offset) {
    tasks.start(
        Job.of("journal.reading", progress -> pages.page(text, offset, PAGE))
            .onSuccess(page -> {
              if (!text.equals(wanted.get())) {
                return;
              }
              if (offset == 0) {
                lines.setAll(page.lines());
              } else {
                lines.addAll(page.lines());
              }
              all.set(page.all());
            }));
  }

  /** Chooses an entry, which is then read from the file itself. */
  public void choose(Optional<Long> seq) {
    if (seq.isEmpty()) {
      entry.set(Optional.empty());
      return;
    }
    tasks.start(
        Job.of("journal.reading", progress -> pages.entry(seq.get())).onSuccess(entry::set));
  }

  /** Checks everything; the task tells how far it is and can be cancelled. */
  public RunningTask check() {
    verdict.set(new Unchecked());
    return tasks.start(
        Job.of("journal.check.reading", progress -> check.run(follow(progress)))
            .onSuccess(this::tell)
            .onFailure(this::tell));
  }

  private void tell(JournalCheck.Report report) {
    verdict.set(
        report.differences().isEmpty()
            ? new Sound(report.head())
            : new Broken(
                Messages.text("journal.check.register", String.join(", ", report.differences())),
                Optional.empty()));
  }

  private void tell(Failure failure) {
    Optional<Long> seq =
        failure instanceof JournalBroken broken ? Optional.of(broken.seq()) : Optional.empty();
    verdict.set(new Broken(FailureText.sentence(failure), seq));
  }

  private static JournalCheck.Follower follow(Progress progress) {
    return new JournalCheck.Follower() {
      private String told = "";

      @Override
      public void at(JournalCheck.Part part, long done, long all) {
        // A percent at a time: every entry would keep the screen busier than the check.
        String step = part.name().toLowerCase(Locale.ROOT);
        String now = step + (all == 0 ? 0 : 100 * done / all);
        if (!now.equals(told)) {
          told = now;
          progress.says(Messages.text("journal.check." + step, done, all));
          progress.at(done, all);
        }
      }

      @Override
      public void stopHereIfCancelled() {
        progress.stopHereIfCancelled();
      }
    };
  }

  public ObservableList<JournalPages.Line> lines() {
    return lines;
  }

  /** How many entries match. */
  public ReadOnlyLongProperty allProperty() {
    return all.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<JournalPages.Whole>> entryProperty() {
    return entry.getReadOnlyProperty();
  }

  /** The head as it is signed over. */
  public ReadOnlyObjectProperty<Optional<Checkpoint>> headProperty() {
    return head.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Verdict> verdictProperty() {
    return verdict.getReadOnlyProperty();
  }
}
