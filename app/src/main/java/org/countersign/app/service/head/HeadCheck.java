package org.countersign.app.service.head;

import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import org.countersign.app.service.vault.EntryProofs;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.MerkleTree;
import org.countersign.model.words.PgpWords;

/** Holds a head that was on paper against the journal. */
public final class HeadCheck {
  /** Words that a sheet shows in large type, and the fewest that say which head it is. */
  public static final int WORDS = 8;

  private static final String ORIGIN = "countersign.journal/";
  private static final int STEP = 256;

  private final Vault vault;

  public HeadCheck(Vault vault) {
    this.vault = vault;
  }

  /** How far it is. What this throws ends it. */
  @FunctionalInterface
  public interface Progress {
    /** Sizes that were looked at, of all. */
    void at(long done, long all);
  }

  /**
   * A head as its QR code says it: the text of a checkpoint.
   *
   * @throws Refused {@code head.unreadable} when it is none
   */
  public HeadVerdict checkpoint(String text) throws Failure {
    Checkpoint head = parse(text);
    String ours = vault.head().vault();
    return head.vault().equals(ours)
        ? compare(head.root(), head.size())
        : new HeadVerdict.OtherVault(head.vault());
  }

  private static Checkpoint parse(String text) throws Refused {
    String[] lines = text.strip().split("\r?\n", -1);
    if (lines.length != 3
        || !lines[0].matches(ORIGIN + "[0-9a-f-]{36}")
        || !lines[1].matches("[1-9][0-9]{0,17}")) {
      throw new Refused("head.unreadable");
    }
    try {
      byte[] root = Base64.getDecoder().decode(lines[2]);
      Checkpoint head =
          new Checkpoint(lines[0].substring(ORIGIN.length()), Long.parseLong(lines[1]), root);
      // Base64 has more than one spelling of some bytes; a sheet has one.
      if (root.length == MerkleTree.HASH && head.text().equals(String.join("\n", lines) + "\n")) {
        return head;
      }
    } catch (IllegalArgumentException e) {
      throw new Refused("head.unreadable");
    }
    throw new Refused("head.unreadable");
  }

  /**
   * A head as its words say it, which somebody has typed.
   *
   * @param size the number of entries on the sheet; without it all sizes are looked at
   * @throws Refused {@code words.unknown}, {@code words.order}, {@code words.few} or {@code
   *     words.many}
   */
  public HeadVerdict words(String words, OptionalLong size, Progress progress) throws Failure {
    byte[] start = PgpWords.read(words);
    if (start.length < WORDS) {
      throw new Refused("words.few", start.length, WORDS);
    }
    if (start.length > MerkleTree.HASH) {
      throw new Refused("words.many", start.length, MerkleTree.HASH);
    }
    return size.isPresent() ? compare(start, size.getAsLong()) : search(start, progress);
  }

  private HeadVerdict compare(byte[] start, long size) throws Failure {
    Checkpoint now = vault.head();
    if (size > now.size()) {
      return new HeadVerdict.Ahead(size, now.size());
    }
    return size >= 1 && begins(vault.headAt(size).root(), start)
        ? found(size, now)
        : new HeadVerdict.NotOurs(size);
  }

  /** Newest first: sheets are mostly young. */
  private HeadVerdict search(byte[] start, Progress progress) throws Failure {
    Checkpoint now = vault.head();
    for (long size = now.size(); size > 0; size--) {
      if ((now.size() - size) % STEP == 0) {
        progress.at(now.size() - size, now.size());
      }
      if (begins(vault.headAt(size).root(), start)) {
        return found(size, now);
      }
    }
    return new HeadVerdict.NoneOfOurs(now.size());
  }

  private HeadVerdict found(long size, Checkpoint now) throws Failure {
    return new HeadVerdict.Extends(
        size, new EntryProofs(vault).exact(size - 1).entry().header().at(), now.size() - size);
  }

  private static boolean begins(byte[] root, byte[] start) {
    return Arrays.equals(Arrays.copyOf(root, start.length), start);
  }
}
