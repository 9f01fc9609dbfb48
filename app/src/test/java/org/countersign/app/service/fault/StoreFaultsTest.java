package org.countersign.app.service.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.countersign.app.Services;
import org.countersign.app.hsm.FileSizeLimit;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Folders;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.control.DualControl;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.request.RequestStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class StoreFaultsTest {
  private VaultOnSoftHsm vault;

  @BeforeEach
  void found() throws Exception {
    vault = VaultOnSoftHsm.fresh();
  }

  @AfterEach
  void close() {
    vault.close();
  }

  @Test
  void aVaultOpenedTwiceIsOpenedOnce() throws Exception {
    assertThat(
            Sentences.codeOf(
                () -> Services.open(vault.workstation(), vault.folder(), progress -> {})))
        .isEqualTo("store.in-use");
    vault.signIn(Charter.ADA);
    new Inventory(vault).key("afterwards", KeyAlgorithm.EC_P256);
  }

  /** No file of this process can grow: what a full disk does, without one. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskStopsWorkBeforeTheHsmIsCalledAndLosesNothing() throws Exception {
    vault.signIn(Charter.ADA);
    String hash =
        vault.raise(Inventory.generate(vault, "key", KeyAlgorithm.EC_P256), Charter.DOMAIN);
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      control.approve(Charter.BEN, Charter.pin(Charter.BEN), "");
      try (FileSizeLimit full = new FileSizeLimit()) {
        assertThat(full).isNotNull();
        assertThat(Sentences.codeOf(() -> control.execute(step -> {}))).isEqualTo("store.full");
      }
      assertThat(vault.status(hash)).isEqualTo(RequestStatus.APPROVED);
      Object ignored = control.execute(step -> {});
    }
    vault.reopen();
    assertThat(vault.keys()).isEqualTo(1);
  }

  /**
   * The disk fills up while the HSM is at work: the outcome is told, and found at the next start.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aDiskThatFillsUpDuringAnOperationLeavesItToBeResolved() throws Exception {
    vault.signIn(Charter.ADA);
    String hash =
        vault.raise(Inventory.generate(vault, "key", KeyAlgorithm.EC_P256), Charter.DOMAIN);
    FileSizeLimit[] full = new FileSizeLimit[1];
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      control.approve(Charter.BEN, Charter.pin(Charter.BEN), "");
      assertThat(
              Sentences.codeOf(() ->
                  control.execute(step -> {
                    if (step.code().equals("key-generated")) {
                      full[0] = new FileSizeLimit();
                    }
                  })))
          .isEqualTo("store.full");
    } finally {
      full[0].close();
    }
    vault.reopen();
    assertThat(vault.status(hash)).isEqualTo(RequestStatus.EXECUTING);
    assertThat(vault.services().cutOff().look(hash).happened()).isTrue();
  }

  @Test
  void aReadOnlyFolderIsNotOpenedAndNotHarmed() throws Exception {
    vault.close();
    try (Tmpfs disk = Tmpfs.orSkip(vault.folder().resolveSibling("mounted"), "16m")) {
      Path there = disk.path().resolve("vault");
      Folders.copy(vault.folder(), there);
      disk.remount("ro");
      assertThat(Sentences.codeOf(() -> Services.open(vault.workstation(), there, progress -> {})))
          .isEqualTo("store.read-only");
      disk.remount("rw");
      try (Services opened = Services.open(vault.workstation(), there, progress -> {})) {
        assertThat(opened.vault().head().size()).isPositive();
      }
    }
  }

  @Test
  void aSmallDiskThatIsFullStopsWorkAndLosesNothing() throws Exception {
    vault.closed(port -> port);
    try (Tmpfs disk = Tmpfs.orSkip(vault.folder().resolveSibling("mounted"), "2m")) {
      Path there = disk.path().resolve("vault");
      Folders.copy(vault.folder(), there);
      long size;
      try (Services opened = Services.open(vault.workstation(), there, progress -> {})) {
        opened.sessions().signIn(Charter.ADA, Charter.pin(Charter.ADA));
        disk.fill();
        Failure failure = Sentences.of(() -> fillUp(opened));
        assertThat(failure.code()).isEqualTo("store.full");
        size = opened.vault().head().size();
        disk.makeRoom();
        opened.sessions().lock("hand");
        assertThat(opened.vault().head().size()).isEqualTo(size + 1);
        assertThat(opened.vault().registerBehind()).isFalse();
      }
      try (Services again = Services.open(vault.workstation(), there, progress -> {})) {
        assertThat(again.vault().head().size()).isEqualTo(size + 1);
      }
    }
  }

  /** Requests until the journal has no page left. */
  private static void fillUp(Services services) throws Failure {
    for (int i = 0; i < 100; i++) {
      var wish =
          org.countersign.app.service.request.Requests.Wish.real(
              new org.countersign.model.request.Operation.RemovePerson(Charter.DEV),
              "",
              "x".repeat(3000));
      services.controls().raise(services.controls().draft(wish));
    }
  }

  /** A small file system of its own; only root may make one. */
  private record Tmpfs(Path path) implements AutoCloseable {
    static Tmpfs orSkip(Path path, String size) throws Exception {
      java.nio.file.Files.createDirectories(path);
      Assumptions.assumeTrue(
          run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path.toString()) == 0,
          "only root can mount; FileSizeLimit stands in for a full disk");
      return new Tmpfs(path);
    }

    void remount(String how) throws Exception {
      assertThat(run("mount", "-o", "remount," + how, path.toString())).isZero();
    }

    void fill() throws IOException {
      byte[] block = new byte[4096];
      try (var out = java.nio.file.Files.newOutputStream(path.resolve("filler"))) {
        while (true) {
          out.write(block);
        }
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("No space");
      }
    }

    void makeRoom() throws IOException {
      java.nio.file.Files.delete(path.resolve("filler"));
    }

    @Override
    public void close() throws IOException {
      try {
        int ignored = run("umount", path.toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static int run(String... command) throws IOException, InterruptedException {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }
}
