package org.countersign.app.service.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countersign.app.service.VaultOnSoftHsm;

/** Runs a {@link Victim} and kills it where it halts. */
final class VictimProcess {
  private final VaultOnSoftHsm vault;

  VictimProcess(VaultOnSoftHsm vault) {
    this.vault = vault;
  }

  /**
   * Runs it up to a point and kills it there (SIGKILL), or to its end.
   *
   * @return the points it came to
   */
  List<String> run(String hash, int point) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                vault.folder().toString(),
                vault.hsm().module().toString(),
                vault.clock().now().toString(),
                hash,
                Integer.toString(point))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> points = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        if (line.startsWith("at ")) {
          points.add(line.substring("at ".length()));
        }
        line = points.size() == point + 1 ? null : lines.readLine();
      }
    }
    if (point != Halt.NEVER) {
      Process ignored = process.destroyForcibly();
    }
    int exit = process.waitFor();
    if (exit != (point == Halt.NEVER ? 0 : 128 + 9)) {
      throw new IllegalStateException("exit " + exit + " after " + points);
    }
    return points;
  }
}
