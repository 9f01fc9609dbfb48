package org.countersign.model.audit;

import java.util.List;
import org.countersign.model.journal.MerkleTree;

/** The tree over a journal's entries, so far as a bundle needs it. */
public interface JournalTree {
  /** The root at a size that was reached. */
  byte[] root(long size);

  /** As {@link MerkleTree#cover}. */
  List<byte[]> cover(long from, long until);

  /** As {@link MerkleTree#consistency}. */
  List<byte[]> consistency(long m, long n);

  /** Of a tree that nobody appends to meanwhile. */
  static JournalTree of(MerkleTree tree) {
    return new JournalTree() {
      @Override
      public byte[] root(long size) {
        return tree.root(size);
      }

      @Override
      public List<byte[]> cover(long from, long until) {
        return tree.cover(from, until);
      }

      @Override
      public List<byte[]> consistency(long m, long n) {
        return tree.consistency(m, n);
      }
    };
  }
}
