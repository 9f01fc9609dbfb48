package org.countersign.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Measures and writes down: one JSON line a row, into the file of the property {@code bench.rows}.
 */
final class Figures {
  private Figures() {}

  /**
   * What was measured.
   *
   * @param median milliseconds
   * @param least and {@code most} are the spread
   */
  record Time(double median, double least, double most) {
    double perSecond(long count) {
      return count / (median / 1000);
    }
  }

  /** Runs it {@code warm} times unmeasured, then measures {@code runs} times. */
  static Time time(int warm, int runs, Callable<?> what) throws Exception {
    for (int i = 0; i < warm; i++) {
      keep(what.call());
    }
    double[] taken = new double[runs];
    for (int i = 0; i < runs; i++) {
      System.gc();
      long begin = System.nanoTime();
      Object result = what.call();
      taken[i] = (System.nanoTime() - begin) / 1e6;
      keep(result);
    }
    return of(taken);
  }

  /** Measures them in turn, so that what else the machine does falls on all alike. */
  static Time[] inTurn(int warm, int runs, Callable<?>... all) throws Exception {
    double[][] taken = new double[all.length][runs];
    for (int run = -warm; run < runs; run++) {
      for (int i = 0; i < all.length; i++) {
        double one = time(0, 1, all[i]).median();
        if (run >= 0) {
          taken[i][run] = one;
        }
      }
    }
    return Arrays.stream(taken).map(Figures::of).toArray(Time[]::new);
  }

  static Time of(double... taken) {
    double[] sorted = taken.clone();
    Arrays.sort(sorted);
    return new Time(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  /**
   * A row of the table.
   *
   * @param wanted in words; {@code reached} says whether it is so
   */
  static void row(
      String what, String measured, String spread, String peer, String wanted, boolean reached)
      throws IOException {
    String line =
        "{\"what\":%s,\"measured\":%s,\"spread\":%s,\"peer\":%s,\"wanted\":%s,\"reached\":%b}%n"
            .formatted(text(what), text(measured), text(spread), text(peer), text(wanted), reached);
    System.out.print(line);
    Files.writeString(
        Path.of(System.getProperty("bench.rows")),
        line,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  static String ms(double value) {
    return value < 10
        ? String.format(Locale.ROOT, "%.1f ms", value)
        : String.format(Locale.ROOT, "%,.0f ms", value);
  }

  static String spread(Time time) {
    return ms(time.least()) + " to " + ms(time.most());
  }

  static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%,.0f/s", perSecond);
  }

  static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static volatile int kept;

  /** So that no compiler leaves out what nobody reads. */
  private static void keep(Object result) {
    kept = System.identityHashCode(result);
  }

  private static String text(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
