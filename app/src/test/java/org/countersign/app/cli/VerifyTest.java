package org.countersign.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.countersign.model.testing.VaultFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code verify}, on a journal that real code has made and somebody has spoilt. */
final class VerifyTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES_A_LINE = 3;

  private static final int SIGNATURE_STEP = 11;

  @TempDir private Path path;
  private JournalFolder folder;
  private List<byte[]> lines;

  @BeforeEach
  void make() {
    folder = new JournalFolder(path);
    lines = SampleJournal.into(folder);
  }

  @Test
  void aSoundJournalIsToldWithItsHead() {
    CommandRun run = verify();
    assertThat(run.out())
        .startsWith("ok: " + lines.size() + " entries")
        .contains("Northgate signing vault", VaultFixture.ID, "Ada, Ben, Cleo")
        .contains("countersign.journal/" + VaultFixture.ID + "\n" + lines.size() + "\n")
        .containsPattern("head words +(\\S+ ){7}\\S+\n")
        .containsPattern("attachments +1\n")
        .contains("--known");
    assertThat(run.exit()).isZero();
  }

  @Test
  void nothingInTheVaultIsChanged() throws IOException {
    Map<String, String> before = everything();
    verify();
    folder.bytes(Arrays.copyOf(whole(), whole().length - 5));
    Map<String, String> torn = everything();
    verify();
    assertThat(everything()).isEqualTo(torn).isNotEqualTo(before).hasSameSizeAs(before);
  }

  @Test
  void aChangedByteAnywhereIsFoundAndItsEntryNamed() {
    for (int entry = 0; entry < lines.size(); entry++) {
      for (int position : positions(lines.get(entry).length)) {
        byte[] spoilt = lines.get(entry).clone();
        spoilt[position] ^= (byte) (1 << RANDOM.nextInt(8));
        List<byte[]> all = new ArrayList<>(lines);
        all.set(entry, spoilt);
        // A byte that became a newline makes two lines of one; both begin at this entry.
        fails(folder.lines(all), entry, "entry " + entry + ", byte " + position);
      }
    }
  }

  @Test
  void aChangedByteInTheSignatureOfTheLastEntryIsFound() {
    byte[] last = lines.getLast();
    String text = new String(last, StandardCharsets.UTF_8);
    int from = text.indexOf("\"signature\":\"") + "\"signature\":\"".length();
    for (int position = from; position < last.length - 2; position += SIGNATURE_STEP) {
      byte[] spoilt = last.clone();
      spoilt[position] = (byte) (spoilt[position] == 'A' ? 'B' : 'A');
      List<byte[]> all = new ArrayList<>(lines);
      all.set(lines.size() - 1, spoilt);
      fails(folder.lines(all), lines.size() - 1, "byte " + position);
    }
  }

  @Test
  void anyEntryLeftOutIsFound() {
    for (int entry = 0; entry < lines.size() - 1; entry++) {
      fails(folder.lines(JournalFolder.without(lines, entry)), entry, "without " + entry);
    }
  }

  @Test
  void anyTwoEntriesExchangedAreFound() {
    for (int entry = 0; entry < lines.size() - 1; entry++) {
      List<byte[]> all = new ArrayList<>(lines);
      all.add(entry, all.remove(entry + 1));
      fails(folder.lines(all), entry, "exchanged " + entry);
    }
  }

  @Test
  void anEntryTwiceIsFound() {
    List<byte[]> all = new ArrayList<>(lines);
    all.add(lines.getLast());
    fails(folder.lines(all), lines.size(), "twice");
  }

  @Test
  void anEntryAppendedByHandIsFound() {
    List<byte[]> all = new ArrayList<>(lines);
    all.add("{\"hello\":1}".getBytes(StandardCharsets.UTF_8));
    fails(folder.lines(all), lines.size(), "by hand");
    all.set(lines.size(), new byte[0]);
    fails(folder.lines(all), lines.size(), "an empty line");
  }

  @Test
  void aFileCutInTheMiddleOfALineIsToldAsSuch() {
    byte[] whole = whole();
    for (int cut : new int[] {1, 2, lines.getLast().length}) {
      CommandRun run = verify(folder.bytes(Arrays.copyOf(whole, whole.length - cut)));
      assertThat(run.exit()).isEqualTo(ExitCode.NOT_OK);
      assertThat(run.out())
          .startsWith("not ok: the first " + (lines.size() - 1) + " entries are good")
          .contains("entry " + (lines.size() - 1));
    }
  }

  @Test
  void entriesCutOffTheEndAreFoundByACheckpointThatWasKept() throws IOException {
    Path kept = Files.writeString(path.resolve("kept"), checkpoint(lines.size()));
    folder.lines(lines.subList(0, lines.size() - 2));
    assertThat(verify().exit()).isZero();
    CommandRun run = verify(folder, "--known", kept.toString());
    assertThat(run.exit()).isEqualTo(ExitCode.NOT_OK);
    assertThat(run.out()).contains("entry " + (lines.size() - 2)).contains("journal.shorter");
  }

  @Test
  void aJournalWrittenAnewIsFoundByACheckpointThatWasKept(@TempDir Path other) throws IOException {
    Path kept = Files.writeString(path.resolve("kept"), checkpoint(3));
    assertThat(verify(folder, "--known", kept.toString()).exit()).isZero();
    JournalFolder forged = new JournalFolder(other);
    SampleJournal.into(forged);
    CommandRun run = verify(forged, "--known", kept.toString());
    assertThat(run.exit()).isEqualTo(ExitCode.NOT_OK);
    assertThat(run.out()).contains("entry 2 is the first").contains("journal.not-as-checked");
  }

  @Test
  void aMissingOrChangedAttachmentIsFoundAndItsEntryNamed() throws IOException {
    Path attachment;
    try (Stream<Path> files = Files.list(path.resolve("attachments"))) {
      attachment = files.findFirst().orElseThrow();
    }
    int entry = lines.size() - 1;
    Files.writeString(attachment, SampleJournal.CRL + " ");
    assertThat(fails(folder, entry, "changed")).contains("journal.attachment-differs");
    Files.delete(attachment);
    assertThat(fails(folder, entry, "gone")).contains("journal.attachment-missing");
    Files.writeString(path.resolve("real"), SampleJournal.CRL);
    Files.createSymbolicLink(attachment, path.resolve("real"));
    assertThat(fails(folder, entry, "a link")).contains("store.attachment-unreadable");
  }

  @Test
  void rubbishIsRefusedWithASentence() {
    Map<String, byte[]> rubbish = new TreeMap<>();
    rubbish.put("binary", randomBytes(5_000));
    rubbish.put("deep", ("[".repeat(200_000) + "\n").getBytes(StandardCharsets.UTF_8));
    rubbish.put("long", "x".repeat(5 << 20).getBytes(StandardCharsets.UTF_8));
    rubbish.put("surrogate", "{\"header\":\"\\ud800\"}\n".getBytes(StandardCharsets.UTF_8));
    rubbish.put("number", "1e999999999\n".getBytes(StandardCharsets.UTF_8));
    rubbish.forEach((name, content) -> {
      CommandRun run = verify(folder.bytes(content));
      assertThat(run.exit()).as(name).isEqualTo(ExitCode.NOT_OK);
      assertThat(run.out()).as(name).startsWith("not ok: ").hasSizeLessThan(2_000);
      assertThat(run.err()).as(name).isEmpty();
    });
  }

  @Test
  void noJournalOrAnEmptyOneIsNotOk() throws IOException {
    assertThat(verify(folder.bytes(new byte[0])).out()).contains("store.journal-empty");
    Files.delete(folder.file());
    CommandRun run = verify();
    assertThat(run.exit()).isEqualTo(ExitCode.NOT_OK);
    assertThat(run.out()).contains("store.no-journal");
  }

  @Test
  void whatIsNoFolderOrNoCheckpointIsAUsageError() throws IOException {
    assertThat(run(path.resolve("nowhere").toString()).exit()).isEqualTo(ExitCode.USAGE);
    Path kept = Files.writeString(path.resolve("kept"), "countersign.journal/x\n1\nAAAA\n");
    assertThat(verify(folder, "--known", kept.toString()).exit()).isEqualTo(ExitCode.USAGE);
    assertThat(verify(folder, "--checkpoint", "0").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(verify(folder, "--checkpoint", "9999").exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aCheckpointIsPrintedAloneAndOnlyOfASoundJournal() {
    assertThat(checkpoint(2)).matches("countersign\\.journal/" + VaultFixture.ID + "\n2\n.{44}\n");
    CommandRun run = verify(folder.lines(JournalFolder.without(lines, 3)), "--checkpoint", "2");
    assertThat(run.exit()).isEqualTo(ExitCode.NOT_OK);
    assertThat(run.out()).startsWith("not ok");
  }

  private String checkpoint(int size) {
    return verify(folder, "--checkpoint", String.valueOf(size)).out();
  }

  /** Fails naming the entry, with a sentence. Returns what was printed. */
  private static String fails(JournalFolder folder, int entry, String what) {
    CommandRun run = verify(folder);
    assertThat(run.exit()).as(what).isEqualTo(ExitCode.NOT_OK);
    assertThat(run.out())
        .as(what)
        .startsWith("not ok: entry " + entry + " is the first that fails.\n")
        .containsPattern("\n\\S.*\\. \\([a-z.-]+\\)\n")
        .doesNotContainPattern("\\{\\d")
        .doesNotContain("!failure");
    return run.out();
  }

  private static int[] positions(int length) {
    return RANDOM.ints(BYTES_A_LINE, 0, length).toArray();
  }

  private static byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private byte[] whole() {
    folder.lines(lines);
    try {
      return Files.readAllBytes(folder.file());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, String> everything() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(path, new FileVisitOption[0])) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(
            path.relativize(file) + " " + Files.getLastModifiedTime(file),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all;
  }

  private CommandRun verify() {
    return verify(folder);
  }

  private static CommandRun verify(JournalFolder folder, String... more) {
    List<String> arguments = new ArrayList<>(List.of(folder.path().toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private static CommandRun run(String... arguments) {
    return CommandRun.of(new CommandLine(new Verify()), arguments);
  }
}
