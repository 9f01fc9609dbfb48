package org.countersign.model.journal;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Whether a journal extends an earlier one (RFC 6962 §2.1.2, verified as in RFC 9162 §2.1.4.2). */
public final class Consistency {
  private Consistency() {}

  /**
   * Whether {@code proof} shows that the tree of {@code n} leaves with this root has the tree of
   * {@code m} leaves with that root as its beginning.
   */
  public static boolean holds(long m, byte[] rootM, long n, byte[] rootN, List<byte[]> proof) {
    if (m < 1 || m > n) {
      return false;
    }
    if (m == n) {
      return proof.isEmpty() && Arrays.equals(rootM, rootN);
    }
    Iterator<byte[]> rest = proof.iterator();
    boolean power = Long.bitCount(m) == 1;
    if (!power && !rest.hasNext()) {
      return false;
    }
    long node = m - 1;
    long last = n - 1;
    while ((node & 1) == 1) {
      node >>= 1;
      last >>= 1;
    }
    byte[] first = power ? rootM : rest.next();
    return walk(node, last, first, rest, rootM, rootN);
  }

  private static boolean walk(
      long from, long to, byte[] first, Iterator<byte[]> rest, byte[] rootM, byte[] rootN) {
    long node = from;
    long last = to;
    byte[] before = first;
    byte[] after = first;
    while (rest.hasNext()) {
      byte[] next = rest.next();
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        before = MerkleTree.nodeHash(next, before);
        after = MerkleTree.nodeHash(next, after);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        after = MerkleTree.nodeHash(after, next);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(before, rootM) && Arrays.equals(after, rootN);
  }
}
