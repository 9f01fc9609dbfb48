package org.countersign.persistence.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.model.failure.Failure;
import org.countersign.model.json.Canonical;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentsTest {
  private static final byte[] EVIDENCE = "what the HSM said".getBytes(UTF_8);
  private static final String NAME = HexFormat.of().formatHex(Canonical.sha256(EVIDENCE));

  @TempDir Path vault;
  private Path folder;
  private FileJournal journal;

  @BeforeEach
  void open() throws Failure {
    folder = vault.resolve("attachments");
    journal = FileJournal.open(vault);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void isKeptOnceUnderItsHash() throws Exception {
    assertThat(journal.attach(EVIDENCE)).isEqualTo(NAME);
    assertThat(journal.attach(EVIDENCE)).isEqualTo(NAME);
    assertThat(journal.attachment(NAME)).isEqualTo(EVIDENCE);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve(NAME));
    }
  }

  @Test
  void otherBytesUnderTheNameAreNeitherReadNorWrittenOver() throws Exception {
    journal.attach(EVIDENCE);
    Files.writeString(folder.resolve(NAME), "something else");
    refused("attachment-differs", () -> journal.attachment(NAME));
    refused("attachment-differs", () -> journal.attach(EVIDENCE));
    assertThat(folder.resolve(NAME)).hasContent("something else");
  }

  @Test
  void leftOverOfACrashIsWrittenOver() throws Exception {
    Files.createDirectory(folder);
    Files.writeString(folder.resolve("." + NAME + ".part"), "half");
    assertThat(journal.attach(EVIDENCE)).isEqualTo(NAME);
    assertThat(journal.attachment(NAME)).isEqualTo(EVIDENCE);
  }

  @Test
  void linksAreNotFollowed() throws Exception {
    Path outside = Files.write(vault.resolve("outside"), EVIDENCE);
    journal.attach(EVIDENCE);
    Files.delete(folder.resolve(NAME));
    Files.createSymbolicLink(folder.resolve(NAME), outside);
    refused("not-a-file", () -> journal.attachment(NAME));
    refused("not-a-file", () -> journal.attach(EVIDENCE));
  }

  @Test
  void missingOneAndWhatIsNoHashAreRefused() {
    refused("attachment-missing", () -> journal.attachment(NAME));
    refused("attachment-missing", () -> journal.attachment("../journal.jsonl"));
  }

  @Test
  void isCopiedOutAsItIsOrRefused() throws Exception {
    byte[] large = new byte[200_000];
    large[150_000] = 1;
    String name = journal.attach(large);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    journal.copy(name, out);
    assertThat(out.toByteArray()).isEqualTo(large);
    refused("attachment-missing", () -> journal.copy(NAME, out));
    refused("attachment-missing", () -> journal.copy("../journal.jsonl", out));
    large[150_000] = 2;
    Files.write(folder.resolve(name), large);
    refused("attachment-differs", () -> journal.copy(name, out));
    Files.delete(folder.resolve(name));
    Files.createSymbolicLink(folder.resolve(name), Files.write(vault.resolve("outside"), large));
    refused("not-a-file", () -> journal.copy(name, out));
  }

  private static void refused(String reason, ThrowingCallable call) {
    assertThatThrownBy(call).hasMessageContaining("store." + reason + " ");
  }
}
