package org.countersign.app.service.report;

import java.util.Arrays;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.MerkleTree;

/**
 * Reads the entries of a head, from the file. Signatures were verified when the vault was opened;
 * that these are still the same entries is proved here, by the root.
 */
final class EntryPass {
  private static final int STEP = 64;

  private final Vault vault;
  private final Checkpoint head;
  private final ReportWriter.Progress progress;
  private final MerkleTree tree = new MerkleTree();

  EntryPass(Vault vault, Checkpoint head, ReportWriter.Progress progress) {
    this.vault = vault;
    this.head = head;
    this.progress = progress;
  }

  /** What takes an entry. */
  interface Taker {
    void entry(Entry entry);
  }

  /**
   * @throws JournalBroken {@code journal.not-as-checked} when the file is not the journal of the
   *     head
   */
  void read(Taker taker) throws Failure {
    vault.journal().look(line -> line(line, taker), part -> {});
    if (tree.size() < head.size()) {
      throw new JournalBroken(tree.size(), "shorter", head.size());
    }
    if (!Arrays.equals(tree.root(head.size()), head.root())) {
      throw new JournalBroken(head.size() - 1, "not-as-checked");
    }
  }

  private void line(byte[] line, Taker taker) throws JournalBroken {
    if (tree.size() == head.size()) {
      return;
    }
    if (tree.size() % STEP == 0) {
      progress.at(tree.size(), head.size());
    }
    try {
      Entry entry = Entry.parse(line);
      tree.append(entry.header().leafHash());
      taker.entry(entry);
    } catch (Refused e) {
      throw JournalBroken.because(tree.size(), "unreadable", e);
    }
  }
}
