package org.countersign.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.countersign.app.hsm.ManyKeys;
import org.countersign.app.hsm.ModuleFinder;

/**
 * A token of a thousand keys held against the register, beside what pkcs11-tool takes to list it.
 */
final class HsmBench {
  private static final int KEYS = 1000;
  private static final int RUNS = 7;

  private HsmBench() {}

  public static void main(String[] args) throws Exception {
    // SOFTHSM2_CONF names its configuration.
    Path module =
        new ModuleFinder()
            .find().stream()
                .filter(path -> path.endsWith("libsofthsm2.so"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("SoftHSM is not installed"));
    List<ManyKeys.Took> first = ManyKeys.measure(module, KEYS, 1);
    double[] looks = new double[RUNS];
    double[] listed = new double[RUNS];
    int differences = 0;
    for (int i = 0; i < RUNS; i++) {
      ManyKeys.Took took = ManyKeys.measure(module, KEYS, 1).getFirst();
      looks[i] = ms(took);
      differences = took.differences();
      listed[i] = list(module);
    }
    if (differences != 1) {
      throw new AssertionError("one key was left out of the register, found " + differences);
    }
    Figures.Time ours = Figures.of(looks);
    Figures.row(
        "1,000 keys of one SoftHSM token held against the register, after login",
        Figures.ms(ours.median()) + " (the first " + Figures.ms(ms(first.getFirst())) + ")",
        Figures.spread(ours),
        Figures.of(listed).median() == 0
            ? ""
            : "pkcs11-tool, login and start included: "
                + Figures.ms(Figures.of(listed).median())
                + ", ratio "
                + Figures.ratio(ours.median() / Figures.of(listed).median()),
        "under 2 s, the first too",
        Math.max(ours.median(), ms(first.getFirst())) < 2000);
  }

  private static double ms(ManyKeys.Took took) {
    return took.pass().plus(took.rules()).toNanos() / 1e6;
  }

  /** Milliseconds, or 0 where there is no pkcs11-tool. */
  private static double list(Path module) throws Exception {
    if (!Files.isExecutable(Path.of("/usr/bin/pkcs11-tool"))) {
      return 0;
    }
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(
                "/usr/bin/pkcs11-tool",
                "--module",
                module.toString(),
                "--token-label",
                KEYS + " keys",
                "--login",
                "--pin",
                ManyKeys.PIN,
                "--list-objects")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new AssertionError("pkcs11-tool: " + process.exitValue());
    }
    return (System.nanoTime() - begin) / 1e6;
  }
}
