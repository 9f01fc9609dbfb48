package org.countersign.bench;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.countersign.persistence.journal.FileJournal;

/** From starting the process to a window one can use, with and without the console in it. */
final class StartBench {
  private static final int RUNS = 7;

  private StartBench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Path small = folder.resolve("small");
    Files.createDirectories(small);
    SignedJournal.Made ignored =
        SignedJournal.write(small.resolve(FileJournal.NAME), folder.resolve("claims"), 40);
    String console = "org.countersign.app.UsableWindow";
    start(console, small);
    double[] empty = new double[RUNS];
    double[] ours = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      empty[i] = start("org.countersign.bench.EmptyWindow", small);
      ours[i] = start(console, small);
    }
    Figures.Time theirs = Figures.of(empty);
    Figures.Time taken = Figures.of(ours);
    double allowed = 1.5 * theirs.median() + 500;
    Figures.row(
        "start to the sign-in page of a vault",
        Figures.ms(taken.median()),
        Figures.spread(taken),
        "an empty JavaFX window: "
            + Figures.ms(theirs.median())
            + ", ratio "
            + Figures.ratio(taken.median() / theirs.median()),
        "1.5 × + 0.5 s: at most " + Figures.ms(allowed),
        taken.median() <= allowed);
  }

  private static double start(String main, Path vault) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!argument.startsWith("-Xm") && !argument.startsWith("-D")) {
        command.add(argument);
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main, vault.toString()));
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File(vault.toFile().getParentFile(), "start.log"))
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.format(Locale.ROOT, "%s: see start.log", main));
    }
    return (System.nanoTime() - begin) / 1e6;
  }
}
