package org.countersign.model.journal;

import java.util.List;
import org.countersign.model.json.Canonical;

/**
 * The Merkle tree of RFC 6962 §2.1 without its inner nodes: knows the root of the leaves so far and
 * nothing of the past, in 64 hashes at most. Takes single leaves, and whole perfect subtrees of
 * leaves that nobody shows.
 */
public final class MerkleFrontier {
  private static final int LEVELS = 62;

  private final byte[][] perfect = new byte[LEVELS][];
  private long size;

  public long size() {
    return size;
  }

  /** Adds a leaf by its hash. */
  public void append(byte[] leafHash) {
    append(leafHash, 1);
  }

  /**
   * Adds the leaves from here to {@code until} − 1, as {@link MerkleTree#cover} gives them.
   *
   * @return whether there were as many roots as that takes; otherwise nothing was added
   */
  public boolean append(List<byte[]> roots, long until) {
    if (until <= size || count(size, until) != roots.size()) {
      return false;
    }
    for (byte[] root : roots) {
      append(root, widest(size, until));
    }
    return true;
  }

  private void append(byte[] hash, long width) {
    byte[] node = hash;
    int level = Long.numberOfTrailingZeros(width);
    while ((size >> level & 1) == 1) {
      node = MerkleTree.nodeHash(perfect[level], node);
      level++;
    }
    perfect[level] = node;
    size += width;
  }

  /** The root of all leaves so far. */
  public byte[] root() {
    byte[] hash = null;
    for (int level = 0; size >> level != 0; level++) {
      if ((size >> level & 1) == 1) {
        hash = hash == null ? perfect[level] : MerkleTree.nodeHash(perfect[level], hash);
      }
    }
    return hash == null ? Canonical.sha256() : hash;
  }

  /** The root as it will be once the leaf is appended. */
  public byte[] rootWith(byte[] leafHash) {
    byte[] hash = leafHash;
    for (int level = 0; size >> level != 0; level++) {
      if ((size >> level & 1) == 1) {
        hash = MerkleTree.nodeHash(perfect[level], hash);
      }
    }
    return hash;
  }

  /** The widest perfect subtree that begins at {@code from} and does not pass {@code until}. */
  static long widest(long from, long until) {
    long fits = Long.highestOneBit(until - from);
    return from == 0 ? fits : Math.min(fits, Long.lowestOneBit(from));
  }

  private static int count(long from, long until) {
    int count = 0;
    for (long at = from; at < until; at += widest(at, until)) {
      count++;
    }
    return count;
  }
}
