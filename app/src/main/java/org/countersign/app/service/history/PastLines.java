package org.countersign.app.service.history;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.journal.MerkleTree;

/**
 * Reads the journal on disk again. Signatures are not verified again: the head must be the one that
 * the open vault, which has checked them, had at that size.
 */
final class PastLines {
  /** Entries between two reports of how far it is. */
  private static final int STEP = 64;

  private final Vault vault;

  PastLines(Vault vault) {
    this.vault = vault;
  }

  /** Takes lines. */
  interface Line {
    void take(byte[] line) throws Failure;
  }

  /** When the vault was founded. */
  Instant founded() throws Failure {
    Instant[] first = new Instant[1];
    read(1, (done, all) -> {}, line -> first[0] = header(line, 0).at());
    return first[0];
  }

  /**
   * Entries until each of the moments. Counted over all of them: a clock that was ahead, and was
   * set right by two people, leaves entries of an earlier time behind later ones, and the state of
   * that time has all of them in it.
   */
  long[] sizesAt(List<Instant> moments, long all, AsOf.Progress progress) throws Failure {
    MerkleTree tree = new MerkleTree();
    long[] sizes = new long[moments.size()];
    read(
        all,
        progress,
        line -> {
          Header header = header(line, tree.size());
          tree.append(header.leafHash());
          for (int i = 0; i < sizes.length; i++) {
            if (!header.at().isAfter(moments.get(i))) {
              sizes[i] = tree.size();
            }
          }
        });
    // Whoever moves an entry's time in the file would hide it from the day.
    mustBeAsTheVaultHasIt(tree);
    return sizes;
  }

  /** Nothing yet, to fold entries into. */
  JournalVerifier nothing() {
    return new JournalVerifier(vault.journal());
  }

  /** Folds the first entries into {@code verifier}; {@code each} sees them once applied. */
  void fold(
      JournalVerifier verifier,
      long size,
      AsOf.Progress progress,
      Consumer<JournalVerifier.Checked> each)
      throws Failure {
    read(size, progress, line -> each.accept(verifier.next(line, false)));
    mustBeAsTheVaultHasIt(verifier.tree());
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

  private void read(long most, AsOf.Progress progress, Line line) throws Failure {
    Lines lines = new Lines(most, progress);
    vault.journal().look(bytes -> lines.line(bytes, line), part -> {});
    if (lines.read < most) {
      throw new JournalBroken(lines.read, "shorter", most);
    }
  }

  /** The first lines; what was appended since is not looked at. */
  private static final class Lines {
    private final long most;
    private final AsOf.Progress progress;
    private long read;

    Lines(long most, AsOf.Progress progress) {
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
