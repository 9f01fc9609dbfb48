package org.countersign.persistence.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.countersign.model.failure.Failure;
import org.countersign.model.port.SetStore;
import org.countersign.model.publication.SetManifest;
import org.countersign.persistence.OtherProcess;
import org.countersign.persistence.SampleSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole or not at all, and never an older one: with a process killed and a disk that is full. */
class FolderSetsTest {
  private static final SetStore.Watch NOBODY = (done, all) -> {};

  @TempDir Path folder;

  private FolderSets sets() {
    return new FolderSets(folder);
  }

  private Path home() {
    return folder.resolve(SampleSets.DOMAIN);
  }

  private void publish(FolderSets sets, long number) throws Failure {
    String ignored = sets.publish(manifest(number), SampleSets.whole(number), NOBODY);
  }

  private static SetManifest manifest(long number) {
    return SampleSets.manifest(SampleSets.VAULT, number);
  }

  private long current(FolderSets sets) throws Failure {
    return sets.current(SampleSets.DOMAIN).map(SetManifest::number).orElse(0L);
  }

  private List<String> left() throws Exception {
    try (Stream<Path> files = Files.list(home())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("."))
          .toList();
    }
  }

  @Test
  void killedInTheMiddleLeavesAWholeSetAndTheNextTryTidiesUp() throws Exception {
    for (int round = 0; round < 4; round++) {
      Process process = OtherProcess.start("", "publish", folder.toString());
      long said = OtherProcess.killAt(process, 300L + 170L * round);
      assertThat(said).isGreaterThanOrEqualTo(300);

      SetManifest whole = sets().current(SampleSets.DOMAIN).orElseThrow();
      assertThat(sets().check(whole)).containsKey(SetManifest.SUMS);
      publish(sets(), whole.number() + 1);
      assertThat(current(sets())).isEqualTo(whole.number() + 1);
      assertThat(left()).isEmpty();
    }
  }

  @Test
  void aDiskThatIsFullLeavesTheFormerSetWhole() throws Exception {
    assumeTrue(mount("size=1500k"), "needs to be allowed to mount");
    try {
      publish(sets(), 1);
      long number = 1;
      String code = "";
      while (code.isEmpty() && number < 20) {
        try {
          publish(sets(), ++number);
        } catch (Failure e) {
          code = e.code();
        }
      }
      assertThat(code).isEqualTo("store.full");
      assertThat(current(sets())).isEqualTo(number - 1);
      assertThat(sets().check(manifest(number - 1))).isNotEmpty();
      assertThat(left()).isEmpty();
    } finally {
      run("umount", folder.toString());
    }
  }

  @Test
  void aFileThatMayNotBeWrittenWholeLeavesTheFormerSet() throws Exception {
    publish(sets(), 1);
    // Sets that are published there have one long file, longer than the limit.
    List<String> said = OtherProcess.run("ulimit -f 64;", "publish-long", folder.toString());

    assertThat(said).last().asString().isEqualTo("store.full");
    assertThat(current(sets())).isEqualTo(1);
    assertThat(sets().check(manifest(1))).isNotEmpty();
    assertThat(left()).isEmpty();
  }

  @Test
  void cancellingLeavesWhatWasThere() throws Exception {
    publish(sets(), 1);
    assertThatThrownBy(
            () -> {
              String ignored =
                  sets()
                      .publish(
                          manifest(2),
                          SampleSets.whole(2),
                          (done, all) -> {
                            if (done == all / 2) {
                              throw new CancellationException();
                            }
                          });
            })
        .isInstanceOf(CancellationException.class);
    assertThat(current(sets())).isEqualTo(1);
    assertThat(left()).isEmpty();
  }

  @Test
  void anOlderSetAndAnotherVaultsAreRefused() throws Exception {
    publish(sets(), 8);

    assertThatThrownBy(() -> publish(sets(), 7)).hasMessageContaining("publication.older");
    SetManifest other = SampleSets.manifest("00000000-0000-4000-8000-000000000000", 9);
    assertThatThrownBy(
            () -> {
              String ignored = sets().publish(other, SampleSets.whole(9), NOBODY);
            })
        .hasMessageContaining("publication.other-vault");
    assertThat(current(sets())).isEqualTo(8);
  }

  @Test
  void anotherWholeSetOfTheSameNumberIsNotReplacedButADamagedOneIs() throws Exception {
    publish(sets(), 3);
    publish(sets(), 4);
    Path there = home().resolve("0000004");
    Files.move(there, folder.resolve("kept"));
    // As a fork of the vault would have written it: whole, and of the same number.
    SortedMap<String, byte[]> forked = SampleSets.whole(4);
    forked.put("ocsp/0.ocsp", "set 4 of a fork".getBytes(StandardCharsets.UTF_8));
    SetManifest other = SampleSets.manifest(forked, 4);
    forked.put(SetManifest.NAME, other.bytes());
    forked.put(SetManifest.SUMS, other.sums());
    String ignored = sets().publish(other, forked, NOBODY);

    assertThatThrownBy(() -> publish(sets(), 4)).hasMessageContaining("publication.same-number");
    assertThat(sets().check(other)).isNotEmpty();
    Files.delete(there.resolve("ocsp/1.ocsp"));
    publish(sets(), 4);
    assertThat(sets().check(manifest(4))).isNotEmpty();
    assertThat(left()).isEmpty();
  }

  @Test
  void aFileSystemWithoutLinksHasTheNameInAFile() throws Exception {
    FolderSets sets = new FolderSets(folder, Pointer::text);
    publish(sets, 1);
    publish(sets, 2);

    assertThat(home().resolve("current.txt")).hasContent("0000002");
    assertThat(current(sets())).isEqualTo(2);
  }

  @Test
  void aLinkInsideASetIsNotFollowed() throws Exception {
    publish(sets(), 1);
    Path file = home().resolve("current").toRealPath().resolve("ocsp/7.ocsp");
    Path elsewhere = folder.resolve("elsewhere");
    Files.move(file, elsewhere);
    Files.createSymbolicLink(file, elsewhere);

    assertThatThrownBy(() -> sets().check(manifest(1))).hasMessageContaining("publication.differs");
  }

  private boolean mount(String options) throws Exception {
    return run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()) == 0;
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
