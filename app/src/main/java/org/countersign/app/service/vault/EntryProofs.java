package org.countersign.app.service.vault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.MerkleTree;
import org.countersign.model.people.Signatures;
import org.countersign.model.port.JournalStore.LineReader;
import org.countersign.model.vault.EnrolledCredential;

/** One entry as its line stands on disk, and whether its signature is what it should be. */
public final class EntryProofs {
  private final Vault vault;

  public EntryProofs(Vault vault) {
    this.vault = vault;
  }

  /**
   * An entry, byte for byte.
   *
   * @param line without its newline
   * @param covered what its signature covers: the head with this entry as the last
   */
  public record Exact(byte[] line, Entry entry, Checkpoint covered) {}

  /**
   * Reads the line of an entry.
   *
   * @throws JournalBroken {@code journal.shorter} when the file does not reach it, {@code
   *     journal.unreadable} when it is no entry
   */
  public Exact exact(long seq) throws Failure {
    Finding found = new Finding(seq, false);
    read(found, seq);
    Entry entry = parse(seq, found.line);
    return new Exact(found.line, entry, vault.headAt(seq + 1));
  }

  /**
   * Reads the journal up to the entry, computes the head it was signed over from what is on disk,
   * and verifies its signatures with the credentials that were enrolled then. Empty when all is as
   * it should be.
   */
  public Optional<JournalBroken> verify(long seq) throws Failure {
    try {
      Finding found = new Finding(seq, true);
      read(found, seq);
      verify(seq, parse(seq, found.line), found.tree);
      return Optional.empty();
    } catch (JournalBroken e) {
      return Optional.of(e);
    }
  }

  private void verify(long seq, Entry entry, MerkleTree tree) throws JournalBroken {
    Checkpoint head = new Checkpoint(entry.header().vault(), seq + 1, tree.root(seq + 1));
    if (!Arrays.equals(head.bytes(), vault.headAt(seq + 1).bytes())) {
      throw new JournalBroken(seq, "not-as-checked");
    }
    List<EntrySignature> signatures = entry.signatures();
    for (EntrySignature one : signatures) {
      EnrolledCredential by = enrolled(seq, one, entry.header().actor());
      if (!Signatures.verify(by.credential().signingKey(), head.bytes(), one.signature())) {
        throw new JournalBroken(seq, "signature", by.person());
      }
    }
    if (signatures.isEmpty()) {
      throw new JournalBroken(seq, "signature", entry.header().actor());
    }
  }

  /** Whoever was removed since had signed well before; the entry that removes counts still. */
  private EnrolledCredential enrolled(long seq, EntrySignature one, String actor)
      throws JournalBroken {
    return vault
        .read(state -> state.people().credential(one.credential()))
        .filter(c -> seq == 0 || c.person().equals(actor))
        .filter(c -> c.fromSeq() < Math.max(1, seq))
        .filter(c -> c.removedSeq().orElse(seq) >= seq)
        .orElseThrow(() -> new JournalBroken(seq, "not-enrolled", actor));
  }

  private void read(Finding finding, long seq) throws Failure {
    try {
      vault.journal().look(finding, part -> {});
    } catch (Enough e) {
      return;
    }
    throw new JournalBroken(seq, "shorter", seq + 1);
  }

  private static Entry parse(long seq, byte[] line) throws JournalBroken {
    try {
      return Entry.parse(line);
    } catch (Refused e) {
      throw JournalBroken.because(seq, "unreadable", e);
    }
  }

  /** Takes lines until the one that is looked for. */
  private static final class Finding implements LineReader {
    private final long seq;
    private final boolean hashing;
    private final MerkleTree tree = new MerkleTree();
    private byte[] line = new byte[0];
    private long at;

    /** {@code hashing}: whether the tree is wanted too. */
    Finding(long seq, boolean hashing) {
      this.seq = seq;
      this.hashing = hashing;
    }

    @Override
    public void line(byte[] next) throws Failure {
      if (hashing) {
        tree.append(parse(at, next).header().leafHash());
      }
      if (at == seq) {
        line = next;
        throw new Enough();
      }
      at++;
    }
  }

  /** Ends the reading: what follows is not wanted. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super("enough", null, false, false);
    }
  }
}
