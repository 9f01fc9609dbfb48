package org.countersign.app.service.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.compare.Difference;
import org.countersign.model.compare.Holdings;
import org.countersign.model.compare.Thing;
import org.countersign.model.compare.Touched;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.vault.VaultState;

/** Compares two moments of a vault, from the journal on disk. */
public final class Comparing {
  private final Vault vault;
  private final PastLines lines;

  public Comparing(Vault vault) {
    this.vault = vault;
    this.lines = new PastLines(vault);
  }

  /**
   * The ends of two days, UTC; the end of today is now. A day before the founding is an empty
   * vault.
   *
   * @throws Refused {@code history.order} when the first is not the earlier one
   * @throws JournalBroken {@code journal.not-as-checked} when the file is not the journal that the
   *     vault was opened with
   */
  public Comparison between(LocalDate from, LocalDate to, AsOf.Progress progress) throws Failure {
    if (!from.isBefore(to)) {
      throw new Refused("history.order", from.toString(), to.toString());
    }
    long all = vault.head().size();
    List<Instant> ends = List.of(Past.endOf(from), Past.endOf(to));
    long[] sizes = lines.sizesAt(ends, all, (done, n) -> progress.lines(done, 2 * all));
    Folding folding = new Folding(lines.nothing(), sizes[0]);
    lines.fold(
        folding.verifier,
        sizes[1],
        (done, n) -> progress.lines(all + done, all + sizes[1]),
        folding::take);
    return folding.compared();
  }

  /** Folds to the earlier moment, keeps what there was, and notes what changed since. */
  private static final class Folding {
    private final JournalVerifier verifier;
    private final long earlier;
    private final Map<Thing, List<Comparison.Deed>> deeds = new HashMap<>();
    private Holdings before;

    Folding(JournalVerifier verifier, long earlier) {
      this.verifier = verifier;
      this.earlier = earlier;
      this.before = Holdings.of(verifier.state());
    }

    void take(JournalVerifier.Checked checked) {
      long size = checked.entry().header().seq() + 1;
      if (size == earlier) {
        before = Holdings.of(verifier.state());
      }
      if (size > earlier) {
        note(checked);
      }
    }

    private void note(JournalVerifier.Checked checked) {
      Header header = checked.entry().header();
      String request = checked.entry().body().path("request").asString("");
      Comparison.Deed deed =
          new Comparison.Deed(header.seq(), header.at(), header.kind(), header.actor(), request);
      checked.changes().stream()
          .flatMap(change -> Touched.by(change).stream())
          .distinct()
          .forEach(thing -> deeds.computeIfAbsent(thing, one -> new ArrayList<>()).add(deed));
    }

    Comparison compared() {
      VaultState state = verifier.state();
      long size = verifier.tree().size();
      List<Difference> differences = Holdings.of(state).since(before);
      Checkpoint then = new Checkpoint(state.id(), earlier, verifier.tree().root(earlier));
      return new Comparison(then, verifier.head(), size - earlier, differences, deeds, state);
    }
  }
}
