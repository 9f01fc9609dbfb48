package org.countersign.persistence.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.json.Canonical;
import org.countersign.model.port.JournalStore.TornTail;
import org.countersign.persistence.OtherProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
  private static final String THREE = "one\ntwo\nthree\n";

  @TempDir Path temporary;
  private Path vault;
  private Path file;

  @BeforeEach
  void makeVault() throws IOException {
    vault = Files.createDirectory(temporary.resolve("vault"));
    file = vault.resolve(FileJournal.NAME);
  }

  @Test
  void appendedLinesAreReadBackInOrder() throws Failure {
    try (FileJournal journal = FileJournal.open(vault)) {
      assertThat(read(journal)).isEmpty();
      journal.append(bytes("one"));
      journal.append(bytes("Größe"));
      assertThat(read(journal)).containsExactly("one", "Größe");
      journal.append(bytes("three"));
    }
    try (FileJournal journal = FileJournal.open(vault)) {
      assertThat(read(journal)).containsExactly("one", "Größe", "three");
    }
  }

  @Test
  void lastLineTornAtAnyByteIsCutOffAndReported() throws Exception {
    for (int length = "one\ntwo\n".length(); length < THREE.length(); length++) {
      Files.writeString(file, THREE.substring(0, length));
      String torn = THREE.substring("one\ntwo\n".length(), length);
      try (FileJournal journal = FileJournal.open(vault)) {
        assertThat(journal.readAll(line -> {}, done -> {}))
            .isEqualTo(torn.isEmpty() ? Optional.empty() : Optional.of(tail(torn)));
        assertThat(file).hasContent("one\ntwo\n");
        journal.append(bytes("again"));
      }
      assertThat(file).hasContent("one\ntwo\nagain\n");
    }
  }

  @Test
  void nothingIsCutOffWhenALineBeforeIsRefused() throws Exception {
    Files.writeString(file, "one\ntwo\nthr");
    try (FileJournal journal = FileJournal.open(vault)) {
      assertThatThrownBy(() ->
              journal.readAll(
                  line -> {
                    throw new JournalBroken(0, "signature");
                  },
                  done -> {}))
          .isInstanceOf(JournalBroken.class);
      assertThat(file).hasContent("one\ntwo\nthr");
      refused("not-read", () -> journal.append(bytes("x")));
    }
  }

  @Test
  void linesOfAnyLengthUpToTheLongestAreRead() throws Failure {
    List<byte[]> lines = new ArrayList<>();
    for (int length : new int[] {0, 1, 65535, 65536, 65537, 131072, JournalLines.LONGEST}) {
      lines.add(bytes("y".repeat(length)));
    }
    try (FileJournal journal = FileJournal.open(vault)) {
      for (byte[] line : lines) {
        journal.append(line);
      }
      List<byte[]> found = new ArrayList<>();
      List<Double> progress = new ArrayList<>();
      journal.readAll(found::add, progress::add);
      assertThat(found.toArray(byte[][]::new)).isDeepEqualTo(lines.toArray(byte[][]::new));
      assertThat(progress).isSorted().endsWith(1.0);
    }
  }

  @Test
  void lineTooLongIsRefusedWrittenOrRead() throws Exception {
    try (FileJournal journal = FileJournal.open(vault)) {
      refused("line-too-long", () -> journal.append(new byte[JournalLines.LONGEST + 1]));
    }
    Files.write(file, new byte[JournalLines.LONGEST + 1]);
    try (FileJournal journal = FileJournal.open(vault)) {
      refused("line-too-long", () -> read(journal));
    }
    assertThat(Files.size(file)).isEqualTo(JournalLines.LONGEST + 1L);
  }

  @Test
  void openedTwiceIsRefusedHereAndInAnotherProcess() throws Exception {
    try (FileJournal journal = FileJournal.open(vault)) {
      refused("in-use", () -> FileJournal.open(vault));
      refused("in-use", () -> FileJournal.open(vault.resolve("../vault")));
      // After the refusals here: closing a second channel would have given up the lock.
      assertThat(OtherProcess.run("", "open", vault.toString())).containsExactly("store.in-use");
      journal.append(bytes("still ours"));
    }
    assertThat(OtherProcess.run("", "open", vault.toString())).containsExactly("done");
    FileJournal.open(vault).close();
  }

  @Test
  void fileThatGrewShrankOrWasReplacedBehindOurBackIsRefused() throws Exception {
    try (FileJournal journal = FileJournal.open(vault)) {
      journal.append(bytes("one"));
      Files.writeString(file, "two\n", StandardOpenOption.APPEND);
      refused("changed", () -> journal.append(bytes("x")));
      refused("changed", () -> read(journal));
      try (RandomAccessFile other = new RandomAccessFile(file.toFile(), "rw")) {
        other.setLength(2);
      }
      refused("changed", () -> journal.append(bytes("x")));
      Files.move(file, vault.resolve("away"));
      refused("changed", () -> journal.append(bytes("x")));
      Files.writeString(file, "one\n");
      refused("changed", () -> journal.append(bytes("x")));
      assertThat(file).hasContent("one\n");
    }
  }

  @Test
  void lockFileDeletedBehindOurBackStopsWriting() throws Exception {
    try (FileJournal journal = FileJournal.open(vault)) {
      Files.delete(vault.resolve("vault.lock"));
      refused("changed", () -> journal.append(bytes("x")));
      refused("changed", () -> journal.attach(bytes("x")));
    }
  }

  @Test
  void noLinkIsFollowedOutOfTheVault() throws Exception {
    Path outside = Files.writeString(temporary.resolve("outside"), "secret\n");
    Files.createSymbolicLink(file, outside);
    refused("not-a-file", () -> FileJournal.open(vault));
    Files.delete(file);
    Files.createDirectory(file);
    refused("not-a-file", () -> FileJournal.open(vault));
    Files.delete(file);
    FileJournal.open(vault).close();
    assertThat(outside).hasContent("secret\n");
  }

  @Test
  void filesAreTheOwnersOnly() throws Exception {
    Path fresh = temporary.resolve("fresh");
    try (FileJournal journal = FileJournal.create(fresh)) {
      String name = journal.attach(bytes("evidence"));
      assertThat(permissions(fresh)).isEqualTo("rwx------");
      assertThat(permissions(fresh.resolve("attachments"))).isEqualTo("rwx------");
      for (String one : List.of("journal.jsonl", "vault.lock", "attachments/" + name)) {
        assertThat(permissions(fresh.resolve(one))).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void vaultIsMadeOnlyInAnEmptyFolderAndOpenedOnlyWhereThereIsOne() throws Exception {
    Files.writeString(vault.resolve("letter.txt"), "mine");
    refused("not-empty", () -> FileJournal.create(vault));
    refused("missing", () -> FileJournal.open(temporary.resolve("nowhere")));
    assertThat(vault).isDirectoryNotContaining("glob:**vault.lock");
  }

  @Test
  void interruptedThreadStillWritesItsLineAndIsToldAfterwards() throws Exception {
    try (FileJournal journal = FileJournal.open(vault)) {
      Thread.currentThread().interrupt();
      journal.append(bytes("one"));
      String name = journal.attach(bytes("evidence"));
      assertThat(journal.attachment(name)).isEqualTo(bytes("evidence"));
      assertThat(read(journal)).containsExactly("one");
      assertThat(Thread.interrupted()).isTrue();
      journal.append(bytes("two"));
      assertThat(read(journal)).containsExactly("one", "two");
    }
    FileJournal.open(vault).close();
  }

  @Test
  void closedJournalSaysSo() throws Exception {
    FileJournal journal = FileJournal.open(vault);
    journal.close();
    journal.close();
    refused("closed", () -> journal.append(bytes("x")));
    refused("closed", () -> read(journal));
  }

  private static List<String> read(FileJournal journal) throws Failure {
    List<String> lines = new ArrayList<>();
    journal.readAll(line -> lines.add(new String(line, UTF_8)), done -> {});
    return lines;
  }

  private static void refused(String reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StoreFailed.class, e -> assertThat(e.code()).isEqualTo("store." + reason));
  }

  private static TornTail tail(String torn) {
    return new TornTail(torn.length(), HexFormat.of().formatHex(Canonical.sha256(bytes(torn))));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
