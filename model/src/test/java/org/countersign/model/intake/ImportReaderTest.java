package org.countersign.model.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.junit.jupiter.api.Test;

/** Lists of many lines, which are read at once. */
class ImportReaderTest {
  private static final String DOMAIN = "release";
  private static final int MANY = 3000;

  private static Item found(int i) {
    return new Item.PrivateKey(
        Where.line("backup.pem", i), Optional.of(Spki.of(new byte[] {1})), "PKCS#8", "key " + i);
  }

  private static String[] lines() {
    ImportLines lines = new ImportLines(DOMAIN);
    for (int i = 0; i < MANY; i++) {
      lines.add(ImportLine.of(found(i)));
    }
    return new String(lines.bytes(), StandardCharsets.UTF_8).split("\n", 0);
  }

  private static List<ImportLine> read(String... lines) throws Refused {
    return ImportReader.read(
        (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8), DOMAIN);
  }

  private static List<Object> refused(String... lines) {
    return catchThrowableOfType(Refused.class, () -> read(lines)).arguments();
  }

  @Test
  void linesComeInTheOrderOfTheirFile() throws Refused {
    List<ImportLine> read = read(lines());
    assertThat(read).hasSize(MANY);
    for (int i = 0; i < MANY; i++) {
      assertThat(read.get(i).item()).isEqualTo(found(i));
    }
  }

  @Test
  void ofManyWrongLinesTheFirstIsNamed() {
    String[] lines = lines();
    for (int wrong : new int[] {2900, 1501, 777, 2000}) {
      lines[wrong - 1] = lines[wrong - 1].replace("\",\"", "\", \"");
      lines[wrong] = lines[wrong].replace("PKCS#8", "PKCS#8\",\"z\":\"");
    }
    assertThat(refused(lines).getFirst()).isEqualTo(777);
  }

  @Test
  void aFileOfNewlinesIsNotCounted() {
    String[] lines = new String[1 << 20];
    Arrays.fill(lines, "");
    lines[0] = lines()[0];
    assertThat(refused(lines)).containsExactly(2, "too short");
  }
}
