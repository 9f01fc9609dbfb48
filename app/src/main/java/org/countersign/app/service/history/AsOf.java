package org.countersign.app.service.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.journal.MerkleTree;

/**
 * Folds the journal on disk up to the end of a past day. Signatures are not verified again: the
 * folded head must be the one that the open vault, which has checked them, had at that size.
 */
public final class AsOf {
  /** Entries between two reports of how far it is. */
  private static final int STEP = 64;

  private final Vault vault;
  private Optional<Kept> last = Optional.empty();

  public AsOf(Vault vault) {
    this.vault = vault;
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

  private LocalDate founded() throws Failure {
    Instant[] first = new Instant[1];
    read(new Lines(1, (done, all) -> {}), line -> first[0] = header(line, 0).at());
    return first[0].atZone(ZoneOffset.UTC).toLocalDate();
  }

  private Past fold(LocalDate day, long all, Progress progress) throws Failure {
    long size = sizeAt(day, all, progress);
    if (size == 0) {
      throw new Refused("history.before-founding", day.toString(), founded().toString());
    }
    JournalVerifier verifier = new JournalVerifier(vault.journal());
    read(
        new Lines(size, (done, n) -> progress.lines(all + done, all + size)),
        line -> verifier.next(line, false));
    mustBeAsTheVaultHasIt(verifier.tree());
    return new Past(day, verifier.state(), verifier.head());
  }

  /**
   * Entries until the end of the day. Counted over all of them: a clock that was ahead, and was set
   * right by two people, leaves entries of an earlier time behind later ones, and the state of that
   * time has all of them in it.
   */
  private long sizeAt(LocalDate day, long all, Progress progress) throws Failure {
    Instant end = Past.endOf(day);
    MerkleTree tree = new MerkleTree();
    long[] size = new long[1];
    read(
        new Lines(all, (done, n) -> progress.lines(done, 2 * all)),
        line -> {
          Header header = header(line, tree.size());
          tree.append(header.leafHash());
          if (!header.at().isAfter(end)) {
            size[0] = tree.size();
          }
        });
    // Whoever moves an entry's time in the file would hide it from the day.
    mustBeAsTheVaultHasIt(tree);
    return size[0];
  }

  private void mustBeAsTheVaultHasIt(MerkleTree tree) throws JournalBroken {
    long size = tree.size();
    if (!Arrays.equals(tree.root(size), vault.headAt(size).root())) {
      throw new JournalBroken(size - 1, "not-as-checked");
    }
  }

  private static Header header(byte[] line, long seq) throws JournalBroken {
    try {
      return Entry.parse(line).header();
    } catch (Refused e) {
      throw JournalBroken.because(seq, "unreadable", e);
    }
  }

  private interface Line {
    void take(byte[] line) throws Failure;
  }

  private void read(Lines lines, Line line) throws Failure {
    vault.journal().look(bytes -> lines.line(bytes, line), part -> {});
    if (lines.read < lines.most) {
      throw new JournalBroken(lines.read, "shorter", lines.most);
    }
  }

  /** The first lines; what was appended since is not looked at. */
  private static final class Lines {
    private final long most;
    private final Progress progress;
    private long read;

    Lines(long most, Progress progress) {
      this.most = most;
      this.progress = progress;
    }

    void line(byte[] bytes, Line line) throws Failure {
      if (read == most) {
        return;
      }
      if (read % STEP == 0) {
        progress.lines(read, most);
      }
      line.take(bytes);
      read++;
    }
  }
}
