package org.countersign.app.service.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.Sha256;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.vault.Kinds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A journal edited while nobody had it open: refused whole, left as it is, usable again after. */
class JournalByHandTest {
  private VaultOnSoftHsm vault;
  private VaultFiles files;

  @BeforeEach
  void found() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    vault.close();
    files = new VaultFiles(vault);
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private Failure refused(List<String> lines) throws Exception {
    files.write(lines);
    byte[] edited = Files.readAllBytes(files.journal());
    Failure failure = Sentences.of(vault::reopen);
    assertThat(Files.readAllBytes(files.journal())).as("evidence is kept").isEqualTo(edited);
    files.putBack();
    vault.reopen();
    vault.signIn(Charter.ADA);
    new Inventory(vault).key("afterwards", KeyAlgorithm.EC_P256);
    return failure;
  }

  @Test
  void aChangedLineIsNamed() throws Exception {
    List<String> lines = files.lines();
    int raised = 0;
    while (!lines.get(raised).contains("Because")) {
      raised++;
    }
    lines.set(raised, lines.get(raised).replace("Because", "because"));
    Failure failure = refused(lines);
    assertThat(failure).isInstanceOf(JournalBroken.class);
    assertThat(((JournalBroken) failure).seq()).isEqualTo(raised);
    assertThat(failure.code()).isEqualTo("journal.unreadable");
  }

  @Test
  void aRemovedLineIsNamed() throws Exception {
    List<String> lines = files.lines();
    lines.remove(5);
    Failure failure = refused(lines);
    assertThat(failure.code()).isEqualTo("journal.sequence");
    assertThat(((JournalBroken) failure).seq()).isEqualTo(5);
  }

  @Test
  void twoLinesInAnotherOrderAreNamed() throws Exception {
    List<String> lines = files.lines();
    String moved = lines.remove(5);
    lines.add(6, moved);
    assertThat(refused(lines).code()).isEqualTo("journal.sequence");
  }

  @Test
  void missingLinesAtTheEndAreNoticed() throws Exception {
    List<String> lines = files.lines();
    assertThat(refused(lines.subList(0, lines.size() - 2)).code()).isEqualTo("journal.shorter");
  }

  @Test
  void aLineThatWasCopiedToTheEndIsNamed() throws Exception {
    List<String> lines = files.lines();
    lines.add(lines.getLast());
    assertThat(refused(lines).code()).isEqualTo("journal.sequence");
  }

  @Test
  void aLineOfNonsenseIsNamed() throws Exception {
    List<String> lines = files.lines();
    lines.add("{\"header\":1}");
    assertThat(refused(lines).code()).isEqualTo("journal.unreadable");
  }

  @Test
  void aJournalCutInHalfIsNoticedAndWhatIsLeftOfTheLineIsKept() throws Exception {
    byte[] whole = Files.readAllBytes(files.journal());
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    Files.write(files.journal(), half);
    assertThat(Sentences.codeOf(vault::reopen)).isEqualTo("journal.shorter");
    keptTail(half);
    files.putBack();
    vault.reopen();
  }

  @Test
  void aTornLastLineIsCutOffKeptAndRecorded() throws Exception {
    byte[] torn = "{\"body\":{\"half a".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Files.write(files.journal(), torn, StandardOpenOption.APPEND);
    vault.reopen();
    keptTail(torn);
    vault.signIn(Charter.ADA);
    vault.close();
    assertThat(files.lines().getLast()).contains(Kinds.SESSION_CLOSED);
    assertThat(files.lines())
        .filteredOn(line -> line.contains(Kinds.CUT))
        .singleElement()
        .satisfies(line -> assertThat(line).contains(Sha256.hex(torn)));
    vault.reopen();
  }

  private void keptTail(byte[] file) throws IOException {
    int start = file.length;
    while (start > 0 && file[start - 1] != '\n') {
      start--;
    }
    byte[] tail = Arrays.copyOfRange(file, start, file.length);
    assertThat(vault.folder().resolve("attachments").resolve(Sha256.hex(tail)))
        .hasBinaryContent(tail);
  }
}
