package org.countersign.app.service.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.app.FolderChecks;
import org.countersign.app.Services;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Folders;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.kill.VictimProcess;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups and restores whose process is killed, and whose drive is pulled out. */
class BackupFaultsTest {
  private static VaultOnSoftHsm vault;
  private static Path file;
  private static long backedUp;

  @TempDir static Path drive;

  @TempDir Path scratch;

  @BeforeAll
  static void aVaultGoesOnAfterItsBackup() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    vault.signIn(Charter.ADA);
    backedUp = vault.services().vault().head().size();
    // Longer than what is read at once.
    byte[] attached = new byte[400_000];
    new SecureRandom().nextBytes(attached);
    assertThat(vault.services().vault().journal().attach(attached)).isNotEmpty();
    file = backups().make(drive, 2, part -> {});
    new Inventory(vault).key("since", KeyAlgorithm.EC_P256);
  }

  @AfterAll
  static void closed() {
    vault.close();
  }

  @Test
  void aKilledBackupLeavesNothingThatLooksLikeOneAndTheNextSweepsIt() throws Exception {
    List<String> points = List.of("journal", "manifest", "before backup.made");
    for (String point : points) {
      assertThat(killed(BackupVictim.class, point, scratch.toString()).getLast()).isEqualTo(point);
      boolean named = point.startsWith("before ");
      assertThat(names(scratch))
          .as(point)
          .singleElement()
          .satisfies(left -> {
            assertThat(left.startsWith(".")).isEqualTo(!named);
            assertThat(left.endsWith(Backups.SUFFIX)).isEqualTo(named);
            assertThat(restored(scratch.resolve(left))).isEqualTo(named ? "whole" : "damaged");
          });
      vault.signIn(Charter.ADA);
      Path next = backups().make(scratch, 2, part -> {});
      assertThat(names(scratch)).contains(next.getFileName().toString()).hasSize(named ? 2 : 1);
      assertThat(restored(next)).isEqualTo("whole");
      Files.delete(next);
    }
  }

  @Test
  void aDrivePulledFromABackupHasNothingThatLooksLikeOneAndTheNextSweepsIt() throws Exception {
    vault.signIn(Charter.ADA);
    long head = vault.services().vault().head().size();
    try (PulledDrive pulled = new PulledDrive()) {
      assertThat(
              Sentences.codeOf(
                  () -> backups().make(pulled.path(), 2, part -> at(part, 1.0, pulled::pull))))
          .isEqualTo("store.unwritable");
      pulled.putBack();
      assertThat(names(pulled.path())).singleElement().asString().startsWith(".").endsWith(".part");
      assertThat(vault.services().vault().head().size()).as("nothing on record").isEqualTo(head);
      Path next = backups().make(pulled.path(), 2, part -> {});
      assertThat(names(pulled.path())).containsExactly(next.getFileName().toString());
    }
  }

  @Test
  void aRestoreKilledAnywhereLeavesTheOldVaultOrTheNewOneWholeAndSaysWhich() throws Exception {
    Path target = Files.createDirectory(scratch.resolve("places")).resolve("vault");
    List<String> points = List.of("checking", "before aside", "after aside", "after vault");
    for (String name : points) {
      vault.close();
      Folders.copy(vault.folder(), target);
      long old = Files.readAllLines(target.resolve("journal.jsonl")).size();
      List<String> came = killed(RestoreVictim.class, name, file.toString(), target.toString());
      assertThat(came.getLast()).isEqualTo(name);
      if (name.equals("after aside")) {
        somethingElseInItsPlaceIsToldAndNothingIsDeleted(target);
      }
      boolean isNew = name.startsWith("after ");
      try (Services services = Services.open(vault.workstation(), target, part -> {})) {
        CutOffRestore said = services.cutOffRestore().orElseThrow();
        assertThat(said.replaced()).as(name).isEqualTo(isNew);
        assertThat(said.before().isPresent()).as(name).isEqualTo(isNew);
        assertThat(services.vault().head().size()).as(name).isEqualTo(isNew ? backedUp : old);
      }
      FolderChecks.of(vault.workstation()).check(target, opened -> {}, part -> {});
      assertThat(names(target.getParent())).as(name).hasSize(isNew ? 2 : 1).contains("vault");
      keptAside(target.getParent(), old);
      try (Services again = Services.open(vault.workstation(), target, part -> {})) {
        assertThat(again.cutOffRestore()).as("said once").isEmpty();
      }
    }
  }

  private static void keptAside(Path places, long old) throws IOException {
    for (String aside : names(places)) {
      if (!aside.equals("vault")) {
        assertThat(Files.readAllLines(places.resolve(aside).resolve("journal.jsonl")))
            .hasSize((int) old);
        Folders.delete(places.resolve(aside));
      }
    }
  }

  private static void somethingElseInItsPlaceIsToldAndNothingIsDeleted(Path target)
      throws Exception {
    Files.writeString(Files.createDirectory(target).resolve("journal.jsonl"), "");
    List<String> before = names(target.getParent());
    assertThat(Sentences.codeOf(() -> Services.open(vault.workstation(), target, part -> {})))
        .isEqualTo("store.restore-unclear");
    assertThat(names(target.getParent())).isEqualTo(before).hasSize(4);
    Folders.delete(target);
  }

  @Test
  void aDriveThatFailsWhileABackupIsReadIsNotCalledADamagedBackup() throws Exception {
    vault.signIn(Charter.ADA);
    long drills = drills();
    try (PulledDrive pulled = new PulledDrive()) {
      Path there = Files.copy(file, pulled.path().resolve("a" + Backups.SUFFIX));
      try (OpenBackup backup = opened(there)) {
        assertThat(
                Sentences.codeOf(() ->
                    vault
                        .services()
                        .backup()
                        .orElseThrow()
                        .drills()
                        .run(backup, scratch, part -> at(part, 0.01, pulled::pull))))
            .isEqualTo("store.unreadable");
      }
      assertThat(names(scratch)).isEmpty();
      assertThat(drills()).as("the backup may be good: nothing on record").isEqualTo(drills);
      pulled.putBack();
      assertThat(restored(there)).isEqualTo("whole");
    }
  }

  private static long drills() {
    return vault.services().vault().read(state -> state.recovery().drills().size());
  }

  private interface Deed {
    void done() throws IOException;
  }

  private static void at(double part, double when, Deed deed) {
    try {
      if (part >= when) {
        deed.done();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Killed in a process of its own, while the vault is closed here. */
  private static List<String> killed(Class<?> victim, String point, String... arguments)
      throws Exception {
    if (vault.services() != null) {
      vault.close();
    }
    try {
      return new VictimProcess(vault, victim).run(point, arguments);
    } finally {
      vault.hsm().restart(() -> {});
      vault.reopen();
    }
  }

  private static Backups backups() {
    return vault.services().backup().orElseThrow().backups();
  }

  private static OpenBackup opened(Path backup) throws Failure {
    OpenBackup opened = OpenBackup.of(backup, vault.tokens());
    opened.come(Charter.ADA, Charter.pin(Charter.ADA));
    opened.come(Charter.BEN, Charter.pin(Charter.BEN));
    return opened;
  }

  /** Whether a restore would take it: {@code whole}, or {@code damaged} in one way or another. */
  private String restored(Path backup) throws Exception {
    Restores restores = new Restores(FolderChecks.of(vault.workstation()), vault.clock());
    Path place = Files.createTempDirectory(scratch.getParent(), "drill");
    try (OpenBackup opened = opened(backup)) {
      return restores.drill(opened, place, part -> {}).header().k() == 2 ? "whole" : "";
    } catch (Failure e) {
      assertThat(e.code()).isIn("backup.not-one", "backup.damaged");
      return "damaged";
    } finally {
      assertThat(names(place)).isEmpty();
      Files.delete(place);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(one -> one.getFileName().toString()).sorted().toList();
    }
  }
}
