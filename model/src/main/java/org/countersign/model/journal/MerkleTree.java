package org.countersign.model.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.countersign.model.json.Canonical;

/**
 * The Merkle tree of RFC 6962 §2.1 over leaf hashes, appended to and asked for the root, an
 * inclusion path or a consistency proof at any past size. Keeps the hash of every complete subtree:
 * 64 bytes an entry.
 */
public final class MerkleTree {
  /** Bytes of a hash. */
  public static final int HASH = 32;

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private final List<HashColumn> levels = new ArrayList<>();
  private long size;

  /** SHA-256(0x00 ‖ data). */
  public static byte[] leafHash(byte[] data) {
    return Canonical.sha256(LEAF, data);
  }

  /** SHA-256(0x01 ‖ left ‖ right). */
  public static byte[] nodeHash(byte[] left, byte[] right) {
    return Canonical.sha256(NODE, left, right);
  }

  public long size() {
    return size;
  }

  /** Adds a leaf by its hash. */
  public void append(byte[] leafHash) {
    byte[] hash = leafHash;
    long index = size++;
    int level = 0;
    column(level).add(hash);
    while ((index & 1) == 1) {
      hash = nodeHash(column(level).get(index - 1), hash);
      index >>= 1;
      level++;
      column(level).add(hash);
    }
  }

  /** MTH of the first {@code n} leaves; of none it is SHA-256 of nothing. */
  public byte[] root(long n) {
    if (n < 0 || n > size) {
      throw new IndexOutOfBoundsException("size " + n + " of " + size);
    }
    return n == 0 ? Canonical.sha256() : subtree(0, n);
  }

  /**
   * The roots of the largest perfect subtrees that make up the first {@code n} leaves, left to
   * right: at most one a power of two. {@link #rootOf} leads from them to the root.
   */
  public List<byte[]> peaks(long n) {
    if (n < 0 || n > size) {
      throw new IndexOutOfBoundsException("size " + n + " of " + size);
    }
    List<byte[]> peaks = new ArrayList<>();
    long from = 0;
    while (from < n) {
      long width = Long.highestOneBit(n - from);
      peaks.add(subtree(from, from + width));
      from += width;
    }
    return peaks;
  }

  /** The root of the tree that these subtrees make up. */
  public static byte[] rootOf(List<byte[]> peaks) {
    if (peaks.isEmpty()) {
      return Canonical.sha256();
    }
    byte[] hash = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      hash = nodeHash(peaks.get(i), hash);
    }
    return hash;
  }

  /** The root as it will be once the leaf is appended; the tree stays as it is. */
  public byte[] rootWith(byte[] leafHash) {
    byte[] hash = leafHash;
    for (int level = 0; size >> level != 0; level++) {
      long subtrees = size >> level;
      if ((subtrees & 1) == 1) {
        hash = nodeHash(levels.get(level).get(subtrees - 1), hash);
      }
    }
    return hash;
  }

  /** PATH(index, D[n]) of RFC 6962 §2.1.1, deepest first. */
  public List<byte[]> inclusion(long index, long n) {
    if (index < 0 || index >= n || n > size) {
      throw new IndexOutOfBoundsException("leaf " + index + " of " + n);
    }
    List<byte[]> path = new ArrayList<>();
    long from = 0;
    long to = n;
    while (to - from > 1) {
      long middle = from + split(to - from);
      if (index < middle) {
        path.addFirst(subtree(middle, to));
        to = middle;
      } else {
        path.addFirst(subtree(from, middle));
        from = middle;
      }
    }
    return path;
  }

  /** PROOF(m, D[n]) of RFC 6962 §2.1.2. */
  public List<byte[]> consistency(long m, long n) {
    if (m <= 0 || m > n || n > size) {
      throw new IndexOutOfBoundsException("size " + m + " of " + n);
    }
    List<byte[]> proof = new ArrayList<>();
    consistency(m, 0, n, true, proof);
    return proof;
  }

  /**
   * The root that a leaf and its inclusion path lead to, or empty if the path has the wrong length.
   */
  public static byte[] rootFrom(byte[] leafHash, long index, long n, List<byte[]> path) {
    byte[] hash = leafHash;
    if (index < 0 || index >= n) {
      return new byte[0];
    }
    long node = index;
    long last = n - 1;
    for (byte[] sibling : path) {
      if (last == 0) {
        return new byte[0];
      }
      if ((node & 1) == 1 || node == last) {
        hash = nodeHash(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = nodeHash(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 ? hash : new byte[0];
  }

  /**
   * The roots of the largest perfect subtrees that cover the leaves {@code from} to {@code until} −
   * 1, left to right: at position p of the largest size 2^k that divides p and does not pass {@code
   * until}.
   */
  public List<byte[]> cover(long from, long until) {
    if (from < 0 || from > until || until > size) {
      throw new IndexOutOfBoundsException("leaves " + from + " to " + until);
    }
    List<byte[]> roots = new ArrayList<>();
    for (long at = from; at < until; ) {
      long width = MerkleFrontier.widest(at, until);
      roots.add(subtree(at, at + width));
      at += width;
    }
    return roots;
  }

  private void consistency(long m, long from, long to, boolean whole, List<byte[]> proof) {
    if (m == to - from) {
      if (!whole) {
        proof.add(subtree(from, to));
      }
      return;
    }
    long k = split(to - from);
    if (m <= k) {
      consistency(m, from, from + k, whole, proof);
      proof.add(subtree(from + k, to));
    } else {
      consistency(m - k, from + k, to, false, proof);
      proof.add(subtree(from, from + k));
    }
  }

  private byte[] subtree(long from, long to) {
    long width = to - from;
    if (Long.bitCount(width) == 1 && from % width == 0) {
      return levels.get(Long.numberOfTrailingZeros(width)).get(from / width);
    }
    long k = split(width);
    return nodeHash(subtree(from, from + k), subtree(from + k, to));
  }

  /** The largest power of two smaller than n (n > 1). */
  private static long split(long n) {
    return Long.highestOneBit(n - 1);
  }

  private HashColumn column(int level) {
    if (level == levels.size()) {
      levels.add(new HashColumn());
    }
    return levels.get(level);
  }

  /**
   * Grows by pieces of 256 KiB, so that nothing long is ever copied or held twice. G1 gives whole
   * regions, of a megabyte in a small heap, to whatever is longer than half of one.
   */
  private static final class HashColumn {
    private static final int PIECE = 1 << 13;

    private final List<byte[]> full = new ArrayList<>();
    private byte[] open = new byte[HASH * 16];
    private int count;

    void add(byte[] hash) {
      if (count == PIECE) {
        full.add(open);
        open = new byte[HASH * PIECE];
        count = 0;
      } else if ((count + 1) * HASH > open.length) {
        open = Arrays.copyOf(open, open.length * 2);
      }
      System.arraycopy(hash, 0, open, count * HASH, HASH);
      count++;
    }

    byte[] get(long index) {
      int piece = Math.toIntExact(index / PIECE);
      int at = (int) (index % PIECE) * HASH;
      byte[] bytes = piece < full.size() ? full.get(piece) : open;
      return Arrays.copyOfRange(bytes, at, at + HASH);
    }
  }
}
