package org.countersign.persistence;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.port.JournalStore.LineReader;
import org.countersign.model.publication.SetManifest;
import org.countersign.persistence.journal.Attachments;
import org.countersign.persistence.journal.FileJournal;
import org.countersign.persistence.journal.JournalLines;
import org.countersign.persistence.publication.FolderSets;
import org.countersign.persistence.register.H2Register;

/** What tests have done by another process: to be killed, limited, or refused. */
public final class OtherProcess {
  private OtherProcess() {}

  /** Starts {@link #main} with these words, after a line of shell ({@code ulimit}), if any. */
  public static Process start(String shell, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", shell + " exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-Xshare:auto", "-cp", classPath()));
    command.add(OtherProcess.class.getName());
    command.addAll(List.of(words));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Runs to the end and returns what was printed, line by line. */
  public static List<String> run(String shell, String... words) throws Exception {
    Process process = start(shell, words);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      return out.readAllLines();
    } finally {
      process.waitFor();
    }
  }

  /**
   * {@code append}, {@code open}, {@code register} or {@code apply}, and the vault; {@code publish}
   * or {@code publish-long}, and a folder.
   */
  public static void main(String[] words) {
    Path vault = Path.of(words[1]);
    try {
      switch (words[0]) {
        case "append" -> append(vault);
        case "open" -> FileJournal.open(vault).close();
        case "register" -> H2Register.open(vault).close();
        case "apply" -> apply(vault);
        case "publish" -> publish(vault);
        case "publish-long" -> publishLong(vault);
        default -> throw new IllegalArgumentException(words[0]);
      }
      System.out.println("done");
    } catch (Failure e) {
      System.out.println(e.code());
    }
    System.out.flush();
  }

  /** Appends and says so, until something stops it; then says whether the journal still serves. */
  private static void append(Path vault) throws Failure {
    try (FileJournal journal = FileJournal.open(vault)) {
      journal.readAll(line -> {}, done -> {});
      try {
        for (long i = 0; ; i++) {
          journal.append(line(i));
          System.out.println(i);
        }
      } catch (Failure e) {
        System.out.println(e.code());
      }
      List<String> lines = new ArrayList<>();
      journal.readAll(line -> lines.add(new String(line, StandardCharsets.UTF_8)), done -> {});
      System.out.println("lines " + lines.size());
    }
  }

  /** Publishes set after set, and says how many files it has written. */
  private static void publish(Path folder) throws Failure {
    FolderSets sets = new FolderSets(folder);
    long first = sets.current(SampleSets.DOMAIN).map(SetManifest::number).orElse(0L) + 1;
    AtomicLong written = new AtomicLong();
    for (long number = first; ; number++) {
      String ignored =
          sets.publish(
              SampleSets.manifest(SampleSets.VAULT, number),
              SampleSets.whole(number),
              (done, all) -> System.out.println(written.incrementAndGet()));
    }
  }

  /** Publishes the next set with a signature of a megabyte. */
  private static void publishLong(Path folder) throws Failure {
    FolderSets sets = new FolderSets(folder);
    long number = sets.current(SampleSets.DOMAIN).map(SetManifest::number).orElse(0L) + 1;
    SortedMap<String, byte[]> files = SampleSets.whole(number);
    files.put("SHA256SUMS.sig", new byte[1 << 20]);
    String ignored =
        sets.publish(SampleSets.manifest(SampleSets.VAULT, number), files, (done, all) -> {});
  }

  /** Applies the journal's lines one by one and says so. */
  private static void apply(Path vault) throws Failure {
    JournalVerifier verifier = new JournalVerifier(new Attachments(vault));
    try (H2Register register = H2Register.open(vault)) {
      LineReader reader =
          line -> {
            JournalVerifier.Checked checked = verifier.next(line, false);
            register.apply(checked.entry(), checked.changes());
            System.out.println(checked.entry().header().seq());
          };
      JournalLines.read(vault.resolve(FileJournal.NAME), reader, done -> {});
    }
  }

  /** Kills it when it has said this number; returns the last one it has said. */
  public static long killAt(Process process, long number) throws Exception {
    long last = -1;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = Long.parseLong(line);
        if (last == number) {
          // Not the process's own method, which closes the stream we read the rest from.
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    return last;
  }

  /** The line of this number: about a thousand bytes. */
  public static byte[] line(long i) {
    return ("line " + i + " " + "x".repeat(1000)).getBytes(StandardCharsets.UTF_8);
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
