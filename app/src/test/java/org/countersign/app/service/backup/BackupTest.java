package org.countersign.app.service.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.countersign.app.FolderChecks;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Folders;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.BackupRecord;
import org.countersign.model.vault.DrillRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a vault on real tokens, and restores of them. */
class BackupTest {
  private static VaultOnSoftHsm vault;
  private static Path file;

  @TempDir static Path drive;

  @TempDir Path scratch;

  @BeforeAll
  static void aVaultWithAKeyIsBackedUp() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    vault.signIn(Charter.ADA);
    Spki root = new Inventory(vault).root("root", KeyAlgorithm.EC_P256);
    assertThat(vault.carryOut(new Operation.IssueCrl(root), Charter.DOMAIN, Charter.BEN))
        .isNotNull();
    Files.createDirectories(vault.folder().resolve("publication/crl"));
    Files.writeString(vault.folder().resolve("publication/crl/one.crl"), "published");
    file = backups().make(drive, 2, part -> {});
  }

  @AfterAll
  static void closed() {
    vault.close();
  }

  @BeforeEach
  void adaIsSignedIn() throws Exception {
    if (vault.services().sessions().current().isEmpty()) {
      vault.signIn(Charter.ADA);
    }
  }

  @Test
  void aBackupIsOnRecordAndOneFileWithNothingReadableOfTheVaultInIt() throws Exception {
    BackupRecord made = vault.services().vault().read(s -> s.recovery().backups().getFirst());
    assertThat(made.what().bytes()).isEqualTo(Files.size(file));
    assertThat(made.what().file()).isEqualTo(file.getFileName().toString());
    String text =
        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(text).contains("\"k\":2").doesNotContain("session.opened").doesNotContain("sten");
    assertThat(names(drive)).containsExactly(file.getFileName().toString());
  }

  @Test
  void enoughHoldersRestoreTheWholeVaultIntoAnEmptyFolder() throws Exception {
    Path target = scratch.resolve("restored");
    try (OpenBackup backup = opened(Charter.BEN, Charter.CLEO)) {
      Restores.Done done = restores().restore(backup, target, false, part -> {});
      assertThat(done.header().size()).isPositive();
    }
    List<String> lines = Files.readAllLines(target.resolve("journal.jsonl"));
    assertThat(Files.readAllLines(vault.folder().resolve("journal.jsonl")).subList(0, lines.size()))
        .isEqualTo(lines);
    assertThat(Files.readString(target.resolve("publication/crl/one.crl"))).isEqualTo("published");
    assertThat(names(target.resolve("attachments")))
        .isNotEmpty()
        .isSubsetOf(names(vault.folder().resolve("attachments")));
    assertThat(target.resolve("register")).as("rebuilt").isNotEmptyDirectory();
    assertThat(names(scratch)).as("nothing half-written").containsExactly("restored");
  }

  @Test
  void oneHolderAloneOpensNothingHoweverOften() throws Exception {
    try (OpenBackup backup = opened(Charter.BEN, Charter.BEN)) {
      assertThat(Sentences.codeOf(() -> restores().drill(backup, scratch, part -> {})))
          .isEqualTo("backup.too-few");
    }
    assertThat(names(scratch)).isEmpty();
  }

  @Test
  void aVaultIsReplacedOnlyWhenSaidAndIsKeptUnderAnotherName() throws Exception {
    Path target = scratch.resolve("vault");
    Folders.copy(vault.folder(), target);
    Files.deleteIfExists(target.resolve("vault.lock"));
    Files.writeString(target.resolve("mine.txt"), "kept");
    try (OpenBackup backup = opened(Charter.ADA, Charter.CLEO)) {
      assertThat(Sentences.codeOf(() -> restores().restore(backup, target, false, part -> {})))
          .isEqualTo("store.not-empty");
      assertThat(
              Sentences.codeOf(() -> restores().restore(backup, vault.folder(), true, part -> {})))
          .as("while it is open")
          .isEqualTo("store.in-use");
      Restores.Done done = restores().restore(backup, target, true, part -> {});
      assertThat(done.before().orElseThrow().resolve("mine.txt")).hasContent("kept");
      assertThat(target.resolve("mine.txt")).doesNotExist();
    }
  }

  @Test
  void aDrillLeavesNothingBehindAndIsOnRecordAsOne() throws Exception {
    try (OpenBackup backup = opened(Charter.BEN, Charter.DEV)) {
      Restores.Done done = drills().run(backup, scratch, part -> {});
      assertThat(done.took()).isPositive();
    }
    DrillRecord drill = vault.services().vault().read(s -> s.recovery().drills().getLast());
    assertThat(drill.what().restorable()).isTrue();
    assertThat(drill.what().holders()).containsExactly(Charter.BEN, Charter.DEV);
    assertThat(names(scratch)).isEmpty();
  }

  @Test
  void oneChangedBitAnywhereIsRefusedAndLeavesNothing() throws Exception {
    byte[] good = Files.readAllBytes(file);
    for (int at = good.length / 40; at < good.length; at += good.length / 20) {
      byte[] bad = good.clone();
      bad[at] ^= 4;
      Path damaged = Files.write(scratch.resolve("damaged" + at), bad);
      assertThat(refusal(damaged)).as("byte %d of %d", at, good.length).isNotEqualTo("restored");
      Files.delete(damaged);
    }
    assertThat(names(scratch)).isEmpty();
  }

  @Test
  void aTruncatedBackupAndAFileOfAnotherKindAreRefused() throws Exception {
    byte[] good = Files.readAllBytes(file);
    for (int length : new int[] {good.length - 400, good.length / 2, 40}) {
      Path cut =
          Files.write(scratch.resolve("cut" + length), java.util.Arrays.copyOf(good, length));
      assertThat(refusal(cut)).as("%d bytes", length).isNotEqualTo("restored");
      Files.delete(cut);
    }
    Path other = Files.writeString(scratch.resolve("other"), "no backup");
    assertThat(refusal(other)).isEqualTo("backup.not-one");
    Files.delete(other);
    assertThat(names(scratch)).isEmpty();
  }

  @Test
  void aHeaderThatSaysMoreThanTheContentsIsRefused() throws Exception {
    Path changed = scratch.resolve("changed");
    Files.write(
        changed, withHeader(Files.readAllBytes(file), "Vault of the tests", "Vault of thieves"));
    assertThat(refusal(changed)).isEqualTo("backup.damaged");
  }

  @Test
  void cancellingLeavesNothingOnTheDrive() throws Exception {
    assertThatThrownBy(() ->
            backups()
                .make(
                    scratch,
                    2,
                    part -> {
                      throw new CancellationException();
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(names(scratch)).isEmpty();
  }

  @Test
  void aFullDriveIsSaidAndLeavesNothingOnIt() throws Exception {
    try (SmallDrive small = new SmallDrive()) {
      assertThat(Sentences.codeOf(() -> backups().make(small.path(), 2, part -> {})))
          .isEqualTo("store.file-full");
      assertThat(names(small.path())).isEmpty();
    }
  }

  private static Backups backups() {
    return vault.services().backup().orElseThrow().backups();
  }

  private static Drills drills() {
    return vault.services().backup().orElseThrow().drills();
  }

  private static Restores restores() {
    return new Restores(FolderChecks.of(vault.workstation()), vault.clock());
  }

  private static OpenBackup opened(String... people) throws Failure {
    OpenBackup backup = OpenBackup.of(file, vault.tokens());
    for (String person : people) {
      backup.come(person, Charter.pin(person));
    }
    return backup;
  }

  private String refusal(Path damaged) throws Exception {
    Path target = scratch.resolve("target");
    try (OpenBackup backup = OpenBackup.of(damaged, vault.tokens())) {
      backup.come(Charter.ADA, Charter.pin(Charter.ADA));
      backup.come(Charter.BEN, Charter.pin(Charter.BEN));
      Restores.Done done = restores().restore(backup, target, false, part -> {});
      return done.header().size() > 0 ? "restored" : "";
    } catch (Failure e) {
      assertThat(target).doesNotExist();
      return Sentences.codeOf(() -> {
        throw e;
      });
    }
  }

  private static byte[] withHeader(byte[] backup, String from, String to) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(backup));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        zip.putNextEntry(new ZipEntry(one.getName()));
        zip.write(
            one.getName().equals("backup.json")
                ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                    .replace(from, to)
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                : bytes);
      }
    }
    return out.toByteArray();
  }

  private static List<String> names(Path folder) throws Exception {
    List<String> names = new ArrayList<>();
    try (var all = Files.list(folder)) {
      all.forEach(one -> names.add(one.getFileName().toString()));
    }
    return names;
  }
}
