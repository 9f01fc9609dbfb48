package org.countersign.model.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.countersign.model.journal.MerkleTree;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryTest {
  private static final SoftCustodian ADA = SoftCustodian.named("Ada");

  @Test
  void aJournalOfAnySizeExtendsEveryEarlierHeadAndItsPeaksLeadToItsRoot() {
    MerkleTree tree = tree(33, 33);
    for (int size = 1; size <= 33; size++) {
      assertThat(MerkleTree.rootOf(tree.peaks(size))).isEqualTo(tree.root(size));
      assertThat(Recollection.of(remembered(tree(size, size)), tree))
          .isInstanceOf(Recollection.Extends.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"21, 20, 1, 20", "21, 15, 6, 0", "21, 16, 5, 16", "64, 63, 1, 0"})
  void aJournalWithFewerEntriesIsRolledBackByThatMany(
      int remembered, int now, long missing, long same) {
    assertThat(Recollection.of(remembered(tree(remembered, remembered)), tree(now, now)))
        .isEqualTo(
            new Recollection.RolledBack(
                remembered(tree(remembered, remembered)).head(), missing, same));
  }

  /** {@code other}: the first entry that differs. */
  @ParameterizedTest
  @CsvSource({"21, 20, 21, 20", "21, 18, 40, 16", "21, 3, 21, 0", "8, 7, 9, 0"})
  void aJournalOfOtherEntriesIsForkedAndTheSameForAsLongAsIsKnown(
      int remembered, int other, int now, long same) {
    Recollection found =
        Recollection.of(remembered(tree(remembered, remembered)), tree(now, other));
    assertThat(found)
        .isInstanceOfSatisfying(
            Recollection.Forked.class, fork -> assertThat(fork.same()).isEqualTo(same));
  }

  @Test
  void everyBitOfWhatIsKeptIsLookedAt() throws Exception {
    byte[] kept = remembered(tree(21, 21)).bytes();
    Memory whole = Memory.read(kept, VaultFixture.ID);
    assertThat(whole.signedBy(ADA.signing().getPublic())).isTrue();
    for (int bit = 0; bit < 8 * kept.length; bit++) {
      byte[] bad = kept.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(takenFor(bad)).as("bit %d", bit).isFalse();
    }
  }

  private static boolean takenFor(byte[] kept) {
    try {
      Memory memory = Memory.read(kept, VaultFixture.ID);
      return memory.head().credential().equals(ADA.spki())
          && memory.signedBy(ADA.signing().getPublic());
    } catch (org.countersign.model.failure.Refused e) {
      return false;
    }
  }

  @Test
  void whatIsOfAnotherVaultOrANewerProgramIsToldApartFromWhatIsDamaged() {
    byte[] kept = remembered(tree(3, 3)).bytes();
    String text = new String(kept, StandardCharsets.UTF_8);
    assertThat(VaultFixture.code(() -> Memory.read(kept, "another")))
        .isEqualTo("memory.other-vault");
    assertThat(code(text.replace("\"v\":1", "\"v\":2"))).isEqualTo("memory.version");
    assertThat(code(text + " ")).isEqualTo("memory.damaged");
    assertThat(code("")).isEqualTo("memory.damaged");
    assertThat(code("{}")).isEqualTo("memory.damaged");
  }

  @Test
  void aCustodianOfTwoVaultsHasTwoObjects() {
    assertThat(Memory.label("one")).isNotEqualTo(Memory.label("two")).contains("one");
  }

  @Test
  void whatIsSignedIsNeitherACheckpointNorASessionNorAnApproval() {
    String message =
        new String(Memory.message("v", remembered(tree(1, 1)).head()), StandardCharsets.UTF_8);
    assertThat(message).startsWith("countersign.memory/v\n1\n").doesNotStartWith("{");
  }

  private static String code(String kept) {
    return VaultFixture.code(
        () -> Memory.read(kept.getBytes(StandardCharsets.UTF_8), VaultFixture.ID));
  }

  /** {@code other}: from where on the entries are others. */
  private static MerkleTree tree(int size, int other) {
    MerkleTree tree = new MerkleTree();
    for (int i = 0; i < size; i++) {
      tree.append(MerkleTree.leafHash(new byte[] {(byte) i, (byte) (i < other ? 0 : 1)}));
    }
    return tree;
  }

  private static Memory remembered(MerkleTree tree) {
    long size = tree.size();
    RememberedHead head =
        new RememberedHead(
            ADA.id(),
            ADA.spki(),
            size,
            HexFormat.of().formatHex(tree.root(size)),
            VaultFixture.START,
            7);
    List<byte[]> peaks = tree.peaks(size);
    return Memory.of(VaultFixture.ID, head, peaks, ADA.sign(Memory.message(VaultFixture.ID, head)));
  }
}
