package org.countersign.app.service.vault;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.port.JournalStore;
import org.countersign.model.port.RegisterStore;

/**
 * Checks the whole journal as it lies on disk, every signature included, and holds the register
 * against it. Lines are first read and then checked, so that nobody who has to write waits longer
 * than the reading takes.
 */
public final class JournalCheck {
  /** Names the tables of a register that are not what the journal says. */
  @FunctionalInterface
  public interface RegisterComparison {
    Set<String> compare(RegisterStore register, JournalStore journal, Consumer<Double> progress)
        throws Failure;
  }

  /** What it is doing. */
  public enum Part {
    READING,
    VERIFYING,
    COMPARING
  }

  /** Follows the work, and may stop it. */
  public interface Follower {
    /** {@code done} of {@code all}; of unknown length where {@code all} is 0. */
    void at(Part part, long done, long all);

    /** Ends the work by an exception, if it is to end. */
    void stopHereIfCancelled();
  }

  /**
   * All is as it should be, but for the register where tables are named.
   *
   * @param head what was verified
   * @param differences tables of the register that differ
   */
  public record Report(Checkpoint head, Set<String> differences) {}

  private static final long PARTS = 1000;

  private final Vault vault;
  private final RegisterComparison comparison;

  public JournalCheck(Vault vault, RegisterComparison comparison) {
    this.vault = vault;
    this.comparison = comparison;
  }

  /**
   * Checks everything.
   *
   * @throws JournalBroken the first entry that fails, or {@code journal.not-as-checked} when the
   *     file is sound but is not the journal this console has open
   */
  public Report run(Follower follower) throws Failure {
    List<byte[]> lines = new ArrayList<>();
    vault
        .journal()
        .readAll(
            line -> {
              follower.stopHereIfCancelled();
              lines.add(line.clone());
            },
            part -> follower.at(Part.READING, Math.round(part * PARTS), PARTS));
    JournalVerifier verifier = new JournalVerifier();
    for (byte[] line : lines) {
      follower.stopHereIfCancelled();
      verifier.next(line);
      follower.at(Part.VERIFYING, verifier.tree().size(), lines.size());
    }
    Checkpoint head = verifier.head();
    sameAsOpen(verifier);
    vault.register().remember(new RegisterStore.CheckedPoint(head.size(), hex(head.root())));
    follower.stopHereIfCancelled();
    Set<String> differences =
        comparison.compare(
            vault.register(),
            vault.journal(),
            part -> {
              follower.stopHereIfCancelled();
              follower.at(Part.COMPARING, Math.round(part * PARTS), PARTS);
            });
    return new Report(head, new TreeSet<>(differences));
  }

  /** A whole journal put in the place of this one would verify, too. */
  private void sameAsOpen(JournalVerifier verifier) throws JournalBroken {
    Checkpoint open = vault.head();
    long size = verifier.tree().size();
    boolean other = size > open.size() || !verifier.head().vault().equals(open.vault());
    if (other || !hex(verifier.tree().root(size)).equals(hex(vault.rootOf(size)))) {
      throw new JournalBroken(size, "not-as-checked");
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
