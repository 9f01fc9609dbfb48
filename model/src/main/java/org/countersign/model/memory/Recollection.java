package org.countersign.model.memory;

import java.util.Arrays;
import java.util.List;
import org.countersign.model.journal.MerkleTree;

/** How a vault's journal stands to what a token remembers of it. */
public sealed interface Recollection {
  /** What the token remembers. */
  RememberedHead head();

  /** The journal begins with all that the token remembers. */
  record Extends(RememberedHead head) implements Recollection {}

  /**
   * The journal has fewer entries than the token remembers.
   *
   * @param missing how many at least
   * @param same how many entries are known to be those that the token remembers
   */
  record RolledBack(RememberedHead head, long missing, long same) implements Recollection {}

  /**
   * The journal has other entries than the token remembers.
   *
   * @param same how many entries, from the first, are known to be those that the token remembers
   */
  record Forked(RememberedHead head, long same) implements Recollection {}

  /** Proves that the journal extends what is remembered, or says how it does not. */
  static Recollection of(Memory memory, MerkleTree journal) {
    long same = 0;
    List<byte[]> subtrees = memory.subtrees();
    for (byte[] subtree : subtrees) {
      long end = same + Long.highestOneBit(memory.head().size() - same);
      if (end > journal.size()) {
        return new RolledBack(memory.head(), memory.head().size() - journal.size(), same);
      }
      if (!Arrays.equals(journal.peaks(end).getLast(), subtree)) {
        return new Forked(memory.head(), same);
      }
      same = end;
    }
    return new Extends(memory.head());
  }
}
