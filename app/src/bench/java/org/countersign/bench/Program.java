package org.countersign.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another program, how long it took without the time it was stopped, and how much memory it had at
 * most.
 */
record Program(int exit, double milliseconds, long peakBytes, List<String> said) {
  private static final long TURN = 2_000;
  private static final long LOOK = 50;

  /** What is done while the program is stopped. */
  interface Meanwhile {
    /** {@code milliseconds} that the program has run since the last time. */
    void run(double milliseconds) throws Exception;
  }

  /** Runs it to its end. */
  static Program run(Path output, List<String> command) throws Exception {
    return run(output, command, Long.MAX_VALUE, ran -> {});
  }

  /** Runs it to its end, and stops it every two seconds for something else, that both go on alike. */
  static Program inTurn(Path output, List<String> command, Meanwhile other) throws Exception {
    return run(output, command, TURN, other);
  }

  private static Program run(Path output, List<String> command, long turn, Meanwhile other)
      throws Exception {
    long since = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    long peak = 0;
    double taken = 0;
    while (!process.waitFor(LOOK, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peak(process.pid()));
      double ran = (System.nanoTime() - since) / 1e6;
      if (ran >= turn && signal(process, "-STOP")) {
        ran = (System.nanoTime() - since) / 1e6;
        taken += ran;
        other.run(ran);
        since = System.nanoTime();
        boolean ignored = signal(process, "-CONT");
      }
    }
    taken += (System.nanoTime() - since) / 1e6;
    return new Program(process.exitValue(), taken, peak, Files.readAllLines(output));
  }

  private static boolean signal(Process process, String signal) throws Exception {
    return new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor() == 0;
  }

  /** The most memory the process ever had at once; of a process that has ended, 0. */
  static long peak(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException e) {
      return 0;
    }
    return 0;
  }
}
