package org.countersign.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The steps of the README's "Verifying by hand", done as they stand there. */
final class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```(sh|python)\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;
  private JournalFolder vault;
  private List<byte[]> lines;

  @BeforeEach
  void make() throws IOException {
    vault = new JournalFolder(Files.createDirectory(folder.resolve("vault")));
    lines = SampleJournal.into(vault);
  }

  @Test
  void everyEntryAndAnApprovalVerifyByHand() throws IOException, InterruptedException {
    for (int entry : new int[] {0, 1, 2, 7, lines.size() - 1}) {
      assertThat(byHand(entry))
          .as("entry %d", entry)
          .contains(checkpoint(entry + 1))
          .containsPattern("(?s)Verified OK.*Verified OK.*\"operation\": \"key.emergency-revoke\"")
          .endsWith("exit 0");
    }
  }

  @Test
  void aChangedEntryIsFoundByHand() throws IOException, InterruptedException {
    byte[] spoilt = lines.get(3).clone();
    String text = new String(spoilt, StandardCharsets.UTF_8);
    List<byte[]> all = new ArrayList<>(lines);
    all.set(3, text.replace("\"drill\":false", "\"drill\":true").getBytes(StandardCharsets.UTF_8));
    vault.lines(all);
    assertThat(byHand(7)).doesNotContain("Verified OK").doesNotContain("exit 0");
  }

  private String checkpoint(int size) {
    return CommandRun.of(
            new CommandLine(new Verify()),
            vault.path().toString(),
            "--checkpoint",
            String.valueOf(size))
        .out();
  }

  private String byHand(int entry) throws IOException, InterruptedException {
    String readme = Files.readString(Path.of("..", "README.md"));
    String steps = readme.substring(readme.indexOf("## Verifying by hand"));
    Files.writeString(folder.resolve("checkpoint.py"), blocks(steps, "python"));
    Path script =
        Files.writeString(
            folder.resolve("steps.sh"),
            "set -eu -o pipefail\n"
                + blocks(steps, "sh")
                    .replaceFirst("V=/path/to/vault.*", "V=vault")
                    .replaceFirst("N=5.*", "N=" + entry));
    Process bash =
        new ProcessBuilder("bash", script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output + "exit " + bash.exitValue();
  }

  private static String blocks(String steps, String language) {
    return BLOCK
        .matcher(steps)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map((MatchResult block) -> block.group(2))
        .collect(Collectors.joining("\n"));
  }
}
