package org.countersign.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.countersign.persistence.OtherProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real faults: a process killed, a limit reached, a disk full, a folder that may only be read. */
class BadDiskTest {
  @TempDir Path vault;

  @Test
  void killedWhileAppendingLosesNoAcknowledgedLine() throws Exception {
    for (int round = 0; round < 3; round++) {
      Files.deleteIfExists(vault.resolve(FileJournal.NAME));
      Process process = OtherProcess.start("", "append", vault.toString());
      long acknowledged = OtherProcess.killAt(process, 50 + 40L * round);

      List<byte[]> lines = new ArrayList<>();
      try (FileJournal journal = FileJournal.open(vault)) {
        journal.readAll(lines::add, done -> {});
        journal.append(new byte[] {'x'});
      }
      assertThat(lines.size()).isGreaterThan((int) acknowledged);
      for (int i = 0; i < lines.size(); i++) {
        assertThat(lines.get(i)).isEqualTo(OtherProcess.line(i));
      }
    }
  }

  @Test
  void fileThatMayNotGrowFurtherIsLeftWithWholeLinesAndStillServes() throws Exception {
    // In a shell's own unit, which differs: only that there is a limit matters.
    List<String> said = OtherProcess.run("ulimit -f 64;", "append", vault.toString());
    wholeLinesAndFull(said);
  }

  @Test
  void fullDiskIsLeftWithWholeLinesAndStillServes() throws Exception {
    assumeTrue(mount("size=64k"), "needs to be allowed to mount");
    try {
      wholeLinesAndFull(OtherProcess.run("", "append", vault.toString()));
      try (FileJournal journal = FileJournal.open(vault)) {
        assertThatThrownBy(() -> journal.attach(new byte[100_000]))
            .hasMessageContaining("store.full");
        assertThat(vault.resolve("attachments")).isEmptyDirectory();
      }
    } finally {
      run("umount", vault.toString());
    }
  }

  @Test
  void readOnlyDiskIsSaidToBeOne() throws Exception {
    assumeTrue(mount("ro"), "needs to be allowed to mount");
    try {
      assertThatThrownBy(() -> FileJournal.open(vault)).hasMessageContaining("store.read-only");
    } finally {
      run("umount", vault.toString());
    }
  }

  @Test
  void readOnlyFolderIsSaidToBeOne() throws Exception {
    Path folder = Files.createDirectory(vault.resolve("fixed"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    assumeTrue(!Files.isWritable(folder), "permissions do not bind the superuser");
    assertThatThrownBy(() -> FileJournal.open(folder)).hasMessageContaining("store.read-only");
  }

  private void wholeLinesAndFull(List<String> said) throws Exception {
    int lines = said.size() - 3;
    assertThat(lines).isPositive();
    assertThat(said.subList(lines, said.size()))
        .containsExactly("store.full", "lines " + lines, "done");
    assertThat(Files.size(vault.resolve(FileJournal.NAME)))
        .isEqualTo(
            Files.readAllLines(vault.resolve(FileJournal.NAME)).stream()
                .mapToLong(line -> line.length() + 1L)
                .sum());
  }

  private boolean mount(String options) throws Exception {
    return run("mount", "-t", "tmpfs", "-o", options, "tmpfs", vault.toString()) == 0;
  }

  private static int run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
