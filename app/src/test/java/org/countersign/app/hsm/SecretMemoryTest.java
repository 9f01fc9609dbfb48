package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class SecretMemoryTest {
  private static final byte[] SECRET = "271828-pin".getBytes(StandardCharsets.UTF_8);

  @Test
  @EnabledOnOs(OS.LINUX)
  void pinInMemoryIsLockedAndLeftOutOfDumpsUntilItIsClosed() throws IOException {
    String range;
    try (SecretMemory memory = new SecretMemory(SECRET)) {
      range = "%x-".formatted(memory.segment().address());
      assertThat(memory.bytes()).isEqualTo(SECRET);
      assertThat(memory.locked()).isTrue();
      assertThat(flags(range)).contains("lo", "dd"); // proc(5), VmFlags: locked, do not dump
    }
    assertThat(flags(range)).doesNotContain("lo");
  }

  @Test
  void secretIsGoneWithItsMemory() {
    SecretMemory memory = new SecretMemory(SECRET);
    memory.close();

    assertThatThrownBy(memory::bytes).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void twoSecretsShareNoPage() {
    long page = SystemCalls.pageSize();
    try (SecretMemory one = new SecretMemory(SECRET);
        SecretMemory other = new SecretMemory(SECRET)) {
      assertThat(one.segment().address() / page).isNotEqualTo(other.segment().address() / page);
    }
  }

  /** Of the mapping that begins at the address; none where nothing begins there. */
  private static List<String> flags(String range) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/self/smaps"));
    int at = 0;
    while (at < lines.size() && !lines.get(at).startsWith(range)) {
      at++;
    }
    return lines.stream()
        .skip(at)
        .filter(line -> line.startsWith("VmFlags:"))
        .findFirst()
        .filter(line -> at(lines, range))
        .map(line -> List.of(line.split(" +")))
        .orElse(List.of());
  }

  private static boolean at(List<String> lines, String range) {
    return lines.stream().anyMatch(line -> line.startsWith(range));
  }
}
