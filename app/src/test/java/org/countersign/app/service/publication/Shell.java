package org.countersign.app.service.publication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a relying party has: openssl and sha256sum, which know nothing of us. */
final class Shell {
  private Shell() {}

  /** What it says, which begins with its exit status: {@code 0 verify OK}. */
  static String run(Path folder, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String text =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return process.waitFor() + " " + text;
  }
}
