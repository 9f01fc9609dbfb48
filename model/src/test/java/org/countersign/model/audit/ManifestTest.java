package org.countersign.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manifest's one form, which is written and read file by file. */
class ManifestTest {
  private static final String HASH = "ab".repeat(32);

  @Test
  void whatIsWrittenFileByFileIsCanonicalAndIsReadAgain() throws Exception {
    for (int files : new int[] {0, 1, 700}) {
      byte[] bytes = manifest(files).bytes();
      byte[] tree = Canonical.bytes(Canonical.parse(Arrays.copyOf(bytes, bytes.length - 1)));
      assertThat(Arrays.copyOf(bytes, bytes.length - 1)).isEqualTo(tree);
      assertThat(Manifest.read(bytes)).isEqualTo(manifest(files));
    }
  }

  @Test
  void aFileIsFoundAmongManyAndNoOther() {
    Manifest manifest = manifest(700);
    for (FileLine file : manifest.files()) {
      assertThat(manifest.file(file.path())).contains(file);
    }
    assertThat(manifest.lists("attachments/")).isFalse();
    assertThat(manifest.lists("zzz")).isFalse();
    assertThat(manifest(0).lists("checkpoint")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "{\"createdAt\" | {\"files\":[],\"createdAt\"",
        "\"files\":[{ | \"files\":[null,{",
        "\"files\":[{ | \"files\":[[{",
        "\"files\":[{\"bytes\":0, | \"files\":[{\"bytes\":0,\"bytes\":0,",
        "\"files\":[{\"bytes\":0, | \"files\":[{\"bytes\":00,",
        "\"files\":[{\"bytes\":0, | \"files\":[{\"bytes\":0.0,",
        "\"files\":[{\"bytes\":0, | \"files\":[{\"bytes\":\"0\",",
        "\"files\":[{\"bytes\":0, | \"files\":[{\"bytes\":-1,",
        "\"files\":[{\"bytes\":0, | \"files\": [{\"bytes\":0,",
        "\"files\":[{\"bytes\":0, | \"files\":[{\"Bytes\":0,",
        "attachments/f0 | ../f0",
        "attachments/f1\" | attachments/f0\"",
        "attachments/f0 | attachments/\\u0066\\u0030",
        "],\"format\" | ,],\"format\"",
        "],\"format\" | },\"format\"",
        "\"files\":[ | \"files\":{\"files\":[",
        "\"v\":1 | \"v\":1,\"w\":1",
        "]}⏎ | ]}{}⏎",
        "]}⏎ | ]⏎",
        "]}⏎ | ]}",
        "]}⏎ | ]}⏎⏎",
      })
  void anotherFormIsRefused(String what, String by) {
    String text = new String(manifest(3).bytes(), StandardCharsets.UTF_8);
    String from = what.replace("⏎", "\n");
    assertThat(text).contains(from);
    byte[] other = text.replace(from, by.replace("⏎", "\n")).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Manifest.read(other))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.code()).isEqualTo("bundle.manifest"));
  }

  @Test
  void ofANewerVersionOnlyTheVersionIsRead() {
    String text = new String(manifest(3).bytes(), StandardCharsets.UTF_8);
    String newer = text.replace("\"v\":1", "\"v\":2").replace("\"bytes\"", "\"length\"");
    assertThatThrownBy(() -> Manifest.read(newer.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo("bundle.newer"));
  }

  private static Manifest manifest(int files) {
    List<FileLine> lines = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      lines.add(new FileLine("attachments/f" + i, i, HASH));
    }
    lines.sort((a, b) -> a.path().compareTo(b.path()));
    return new Manifest(
        "6f1d0c3e-5b7a-4c52-9d0e-2a4b6c8d0e1f",
        "Northgate “signing” vault",
        Instant.parse("2026-11-21T18:00:00Z"),
        "ada",
        "test",
        Scope.ALL,
        new Manifest.Counts(5, HASH, 5, 0, 0),
        Optional.empty(),
        lines);
  }
}
