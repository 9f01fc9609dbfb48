package org.countersign.app.service.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.JournalVerifier;

/** Folds the journal on disk up to the end of a past day, or up to an entry. */
public final class AsOf {
  private final Vault vault;
  private final PastLines lines;
  private Optional<Kept> last = Optional.empty();

  public AsOf(Vault vault) {
    this.vault = vault;
    this.lines = new PastLines(vault);
  }

  /** How far it is. What this throws ends it, and nothing is kept. */
  @FunctionalInterface
  public interface Progress {
    /** Lines read, of all there are to be read. */
    void lines(long done, long all);
  }

  private record Kept(long vaultSize, Past past) {}

  /**
   * The vault at the end of a day, UTC. The day last asked for is kept.
   *
   * @throws Refused {@code history.not-past} for today and days to come, {@code
   *     history.before-founding}
   * @throws JournalBroken {@code journal.not-as-checked} when the file is not the journal that the
   *     vault was opened with
   */
  public synchronized Past endOf(LocalDate day, Progress progress) throws Failure {
    if (!day.isBefore(vault.now().atZone(ZoneOffset.UTC).toLocalDate())) {
      throw new Refused("history.not-past", day.toString());
    }
    Checkpoint now = vault.head();
    Optional<Past> kept =
        last.filter(one -> one.vaultSize() == now.size())
            .map(Kept::past)
            .filter(past -> past.day().equals(day));
    if (kept.isPresent()) {
      return kept.get();
    }
    Past past = fold(day, now.size(), progress);
    last = Optional.of(new Kept(now.size(), past));
    return past;
  }

  /**
   * The vault with the entry of this number as its last.
   *
   * @throws JournalBroken {@code journal.not-as-checked} as {@link #endOf}
   */
  public Past after(long seq, Progress progress) throws Failure {
    Instant[] at = new Instant[1];
    JournalVerifier folded = lines.nothing();
    lines.fold(folded, seq + 1, progress, checked -> at[0] = checked.entry().header().at());
    return new Past(at[0], folded.state(), folded.head());
  }

  private Past fold(LocalDate day, long all, Progress progress) throws Failure {
    Instant end = Past.endOf(day);
    long size = lines.sizesAt(List.of(end), all, (done, n) -> progress.lines(done, 2 * all))[0];
    if (size == 0) {
      LocalDate founded = lines.founded().atZone(ZoneOffset.UTC).toLocalDate();
      throw new Refused("history.before-founding", day.toString(), founded.toString());
    }
    JournalVerifier folded = lines.nothing();
    lines.fold(folded, size, (done, n) -> progress.lines(all + done, all + size), checked -> {});
    return new Past(end, folded.state(), folded.head());
  }
}
