package org.countersign.model.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.countersign.model.json.Canonical;
import org.junit.jupiter.api.Test;

/** RFC 6962 §2.1: known roots, and a second implementation written straight from the text. */
class MerkleTreeTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final int MOST = 70;

  /** The leaves and roots of the Certificate Transparency reference implementation's tests. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void theEmptyTreeIsTheHashOfNothing() {
    assertThat(HEX.formatHex(new MerkleTree().root(0)))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void rootsOfTheReferenceTreesAreAsPublished() {
    MerkleTree tree = new MerkleTree();
    for (int n = 0; n < LEAVES.size(); n++) {
      byte[] leaf = MerkleTree.leafHash(HEX.parseHex(LEAVES.get(n)));
      assertThat(HEX.formatHex(tree.rootWith(leaf))).isEqualTo(ROOTS.get(n));
      tree.append(leaf);
      assertThat(HEX.formatHex(tree.root(n + 1))).isEqualTo(ROOTS.get(n));
    }
    for (int n = 1; n <= LEAVES.size(); n++) {
      assertThat(HEX.formatHex(tree.root(n))).isEqualTo(ROOTS.get(n - 1));
    }
  }

  @Test
  void rootsOfAllSizesAreThoseOfTheDefinition() {
    List<byte[]> leaves = leaves();
    MerkleTree tree = new MerkleTree();
    for (int n = 0; n < MOST; n++) {
      assertThat(tree.rootWith(leaves.get(n))).isEqualTo(mth(leaves.subList(0, n + 1)));
      assertThat(tree.size()).isEqualTo(n);
      tree.append(leaves.get(n));
    }
    for (int n = 0; n <= MOST; n++) {
      assertThat(tree.root(n)).isEqualTo(mth(leaves.subList(0, n)));
    }
  }

  @Test
  void inclusionPathsOfAllLeavesInAllSizesLeadToTheRoot() {
    List<byte[]> leaves = leaves();
    MerkleTree tree = tree(leaves);
    for (int n = 1; n <= MOST; n++) {
      byte[] root = mth(leaves.subList(0, n));
      for (int m = 0; m < n; m++) {
        List<byte[]> path = tree.inclusion(m, n);
        assertThat(hex(path)).isEqualTo(hex(path(m, leaves.subList(0, n))));
        assertThat(MerkleTree.rootFrom(leaves.get(m), m, n, path)).isEqualTo(root);
      }
    }
  }

  @Test
  void aWrongLeafPlaceOrPathLeadsToAnotherRoot() {
    List<byte[]> leaves = leaves();
    MerkleTree tree = tree(leaves);
    for (int n = 2; n <= MOST; n++) {
      byte[] root = tree.root(n);
      int m = n / 2;
      List<byte[]> path = tree.inclusion(m, n);
      assertThat(MerkleTree.rootFrom(leaves.get(m - 1), m, n, path)).isNotEqualTo(root);
      assertThat(MerkleTree.rootFrom(leaves.get(m), m - 1, n, path)).isNotEqualTo(root);
      List<byte[]> longer = new ArrayList<>(path);
      longer.add(leaves.get(0));
      assertThat(MerkleTree.rootFrom(leaves.get(m), m, n, longer)).isNotEqualTo(root);
      assertThat(MerkleTree.rootFrom(leaves.get(m), m, n, path.subList(1, path.size())))
          .isNotEqualTo(root);
    }
    assertThat(MerkleTree.rootFrom(leaves.get(0), 5, 3, List.of())).isEmpty();
    assertThat(MerkleTree.rootFrom(leaves.get(0), -1, 1, List.of())).isEmpty();
  }

  @Test
  void consistencyProofsBetweenAllSizesAreThoseOfTheDefinition() {
    List<byte[]> leaves = leaves();
    MerkleTree tree = tree(leaves);
    for (int n = 1; n <= MOST; n++) {
      for (int m = 1; m <= n; m++) {
        List<byte[]> proof = tree.consistency(m, n);
        assertThat(hex(proof)).isEqualTo(hex(subproof(m, leaves.subList(0, n), true)));
        assertThat(consistent(m, n, tree.root(m), tree.root(n), proof)).isTrue();
      }
    }
  }

  /** Long enough for its hashes to be in several pieces. */
  @Test
  void aLongTreeHasTheRootsOfItsFrontierAndItsPathsLeadThere() {
    MerkleTree tree = new MerkleTree();
    MerkleFrontier frontier = new MerkleFrontier();
    for (int i = 0; i < 70_000; i++) {
      byte[] leaf = MerkleTree.leafHash(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)});
      if (i == 40_000 || i == 65_536) {
        assertThat(tree.rootWith(leaf)).isEqualTo(frontier.rootWith(leaf));
      }
      tree.append(leaf);
      frontier.append(leaf);
    }
    assertThat(tree.root(70_000)).isEqualTo(frontier.root());
    for (int i : new int[] {0, 32_767, 32_768, 65_535, 65_536, 69_999}) {
      byte[] leaf = MerkleTree.leafHash(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)});
      assertThat(MerkleTree.rootFrom(leaf, i, 70_000, tree.inclusion(i, 70_000)))
          .isEqualTo(frontier.root());
    }
  }

  @Test
  void aTreeThatWasRewrittenIsNotConsistent() {
    List<byte[]> leaves = leaves();
    MerkleTree before = tree(leaves);
    List<byte[]> changed = new ArrayList<>(leaves);
    changed.set(3, MerkleTree.leafHash(new byte[] {9, 9}));
    MerkleTree after = tree(changed);
    assertThat(consistent(7, MOST, before.root(7), after.root(MOST), after.consistency(7, MOST)))
        .isFalse();
  }

  @Test
  void sizesThatAreNotThereAreRefused() {
    MerkleTree tree = tree(leaves().subList(0, 5));
    assertThatThrownBy(() -> tree.root(6)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree.inclusion(5, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree.inclusion(0, 6)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree.consistency(0, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree.consistency(3, 6)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static List<byte[]> leaves() {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      leaves.add(MerkleTree.leafHash(new byte[] {(byte) i}));
    }
    return leaves;
  }

  private static MerkleTree tree(List<byte[]> leaves) {
    MerkleTree tree = new MerkleTree();
    leaves.forEach(tree::append);
    return tree;
  }

  private static List<String> hex(List<byte[]> hashes) {
    return hashes.stream().map(HEX::formatHex).toList();
  }

  // --- straight from RFC 6962 §2.1 to §2.1.2

  private static byte[] mth(List<byte[]> d) {
    if (d.isEmpty()) {
      return Canonical.sha256();
    }
    if (d.size() == 1) {
      return d.getFirst();
    }
    int k = k(d.size());
    return MerkleTree.nodeHash(mth(d.subList(0, k)), mth(d.subList(k, d.size())));
  }

  private static List<byte[]> path(int m, List<byte[]> d) {
    if (d.size() == 1) {
      return List.of();
    }
    int k = k(d.size());
    List<byte[]> path = new ArrayList<>();
    if (m < k) {
      path.addAll(path(m, d.subList(0, k)));
      path.add(mth(d.subList(k, d.size())));
    } else {
      path.addAll(path(m - k, d.subList(k, d.size())));
      path.add(mth(d.subList(0, k)));
    }
    return path;
  }

  private static List<byte[]> subproof(int m, List<byte[]> d, boolean b) {
    if (m == d.size()) {
      return b ? List.of() : List.of(mth(d));
    }
    int k = k(d.size());
    List<byte[]> proof = new ArrayList<>();
    if (m <= k) {
      proof.addAll(subproof(m, d.subList(0, k), b));
      proof.add(mth(d.subList(k, d.size())));
    } else {
      proof.addAll(subproof(m - k, d.subList(k, d.size()), false));
      proof.add(mth(d.subList(0, k)));
    }
    return proof;
  }

  private static int k(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }

  /** RFC 9162 §2.1.4.2, which checks what RFC 6962 makes. */
  private static boolean consistent(
      long first, long second, byte[] firstRoot, byte[] secondRoot, List<byte[]> given) {
    if (first == second) {
      return given.isEmpty() && Arrays.equals(firstRoot, secondRoot);
    }
    List<byte[]> proof = new ArrayList<>(given);
    if (Long.bitCount(first) == 1) {
      proof.addFirst(firstRoot);
    }
    long fn = first - 1;
    long sn = second - 1;
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    byte[] fr = proof.getFirst();
    byte[] sr = proof.getFirst();
    for (byte[] c : proof.subList(1, proof.size())) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        fr = MerkleTree.nodeHash(c, fr);
        sr = MerkleTree.nodeHash(c, sr);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        sr = MerkleTree.nodeHash(sr, c);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && Arrays.equals(fr, firstRoot) && Arrays.equals(sr, secondRoot);
  }
}
