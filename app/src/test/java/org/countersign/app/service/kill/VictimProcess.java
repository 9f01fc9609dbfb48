package org.countersign.app.service.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countersign.app.service.VaultOnSoftHsm;

/** Runs a {@link Victim}, or another of its kind, and kills it where it halts. */
public final class VictimProcess {
  private final VaultOnSoftHsm vault;
  private final Class<?> victim;

  VictimProcess(VaultOnSoftHsm vault) {
    this(vault, Victim.class);
  }

  /**
   * Of a class with a main method, whose arguments are the point to halt at, vault, module, time,
   * and what is given to {@link #run}.
   */
  public VictimProcess(VaultOnSoftHsm vault, Class<?> victim) {
    this.vault = vault;
    this.victim = victim;
  }

  /**
   * Runs it up to a point and kills it there (SIGKILL), or to its end.
   *
   * @return the points it came to
   */
  public List<String> run(int point, String... arguments) throws IOException, InterruptedException {
    return run(Integer.toString(point), arguments);
  }

  /** The same up to a point of this name. */
  public List<String> run(String point, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                victim.getName(),
                point,
                vault.folder().toString(),
                vault.hsm().module().toString(),
                vault.clock().now().toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> points = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        if (line.startsWith("at ")) {
          points.add(line.substring("at ".length()));
        }
        boolean end = !points.isEmpty() && Halt.isLast(points.getLast(), points.size() - 1, point);
        line = end ? null : lines.readLine();
      }
    }
    boolean killed = !point.equals(Integer.toString(Halt.NEVER));
    if (killed) {
      Process ignored = process.destroyForcibly();
    }
    int exit = process.waitFor();
    if (exit != (killed ? 128 + 9 : 0)) {
      throw new IllegalStateException("exit " + exit + " after " + points);
    }
    return points;
  }
}
