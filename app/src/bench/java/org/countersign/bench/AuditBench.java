package org.countersign.bench;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.model.people.Signatures;
import org.countersign.model.people.VerifyingKey;
import org.countersign.persistence.journal.FileJournal;

/**
 * An audit bundle written and checked: by the console, and by the auditor's own program. Each does
 * it in a process of its own, with 512 MB of heap. The peer of a check is {@link BareWork} by the
 * same library, in turn with it: every two seconds the check is stopped for half a second of that.
 */
final class AuditBench {
  private static final String HEAP = "-Xmx512m";
  private static final String VERIFIER = "/org/countersign/audit/Verify.java";
  private static final double SHARE = 0.25;
  private static final int FOUNDERS = 3;

  /** How long each peer is run before anything is measured, that it is compiled. */
  private static final double WARM = 3_000;

  private final Path folder;
  private final Path bundle;
  private final Path claims;
  private final int entries;
  private final SignedJournal.Made made;

  private AuditBench(Path folder, int entries) throws Exception {
    this.folder = Files.createDirectories(folder);
    this.bundle = folder.resolve("bundle");
    this.claims = folder.resolve("claims");
    this.entries = entries;
    this.made = SignedJournal.write(folder.resolve(FileJournal.NAME), claims, entries);
  }

  /** A folder, and how many entries. */
  public static void main(String[] args) throws Exception {
    AuditBench bench = new AuditBench(Path.of(args[0]), Integer.parseInt(args[1]));
    bench.export();
    List<VerifyingKey> quick =
        bench.keys().stream().<VerifyingKey>map(Signatures::by).toList();
    bench.verified(
        "by the console",
        console("org.countersign.app.Main", "verify"),
        "the console’s ECDSA",
        one -> quick.get(one.who()).verifies(one.message(), one.signature()));
    try (InputStream source = AuditBench.class.getResourceAsStream(VERIFIER)) {
      Path file = Path.of(args[0]).resolve("Verify.java");
      Files.write(file, source.readAllBytes());
      bench.verified(
          "by Verify.java",
          List.of(file.toString()),
          "the JDK’s ECDSA",
          one -> byJdk(bench.keys().get(one.who()), one));
    }
  }

  private List<PublicKey> keys() {
    return List.of(
        made.vault().ada.signing().getPublic(), made.vault().ben.signing().getPublic());
  }

  private static boolean byJdk(PublicKey key, SignedJournal.Claim one) {
    try {
      Signature verifier = Signature.getInstance("SHA384withECDSA");
      verifier.initVerify(key);
      verifier.update(one.message());
      return verifier.verify(one.signature());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The console's classes and options are this program's, which brings a few of its own. */
  private static List<String> console(String... main) {
    List<String> how = new ArrayList<>();
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (option.startsWith("--") || option.startsWith("-D")) {
        how.add(option);
      }
    }
    how.addAll(List.of("-cp", System.getProperty("java.class.path")));
    how.addAll(List.of(main));
    return how;
  }

  private List<String> java(List<String> how, Path collections) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.add(HEAP);
    command.add("-Xlog:gc:file=" + collections);
    command.addAll(how);
    return command;
  }

  private void export() throws Exception {
    Path collections = folder.resolve("export.gc");
    List<String> command = java(console("org.countersign.bench.AuditExportBench"), collections);
    command.add(folder.toString());
    command.add(bundle.toString());
    command.add(KeyFiles.write(folder.resolve("ada.key"), made.vault().ada.signing()).toString());
    command.add(KeyFiles.write(folder.resolve("ben.key"), made.vault().ben.signing()).toString());
    Program program = Program.run(folder.resolve("export.txt"), command);
    if (program.exit() != 0) {
      program.said().stream().limit(20).forEach(System.err::println);
      throw new AssertionError("the export ended with " + program.exit());
    }
    double taken = Double.parseDouble(program.said().getLast());
    try (BareWork peer = new BareWork(claims, bundle, one -> true)) {
      peer.slice(WARM);
      Figures.row(
          "audit bundle of %,d entries written to a folder, with 512 MB of heap".formatted(entries),
          Figures.rate(entries * 1000 / taken)
              + ", "
              + megabytes(peer.bytes())
              + " in %,d files".formatted(peer.files())
              + ", "
              + memory(program, collections),
          Figures.ms(taken),
          "SHA-256 of the same bytes: "
              + Figures.ms(peer.all(0))
              + ", ratio "
              + Figures.ratio(taken / peer.all(0)),
          "",
          true);
    }
  }

  private void verified(String by, List<String> how, String library, BareWork.Look look)
      throws Exception {
    Path collections = folder.resolve("verify.gc");
    List<String> command = java(how, collections);
    command.add(bundle.toString());
    long signatures = made.signatures() + FOUNDERS;
    try (BareWork peer = new BareWork(claims, bundle, look)) {
      peer.slice(WARM);
      peer.forget();
      Program program =
          Program.inTurn(
              folder.resolve("verifier.txt"), command, ran -> peer.slice(ran * SHARE));
      peer.slice(WARM);
      double bare = peer.all(signatures);
      double ratio = bare / program.milliseconds();
      boolean sound = program.exit() == 0;
      if (!sound) {
        program.said().stream().limit(20).forEach(System.err::println);
      }
      Figures.row(
          "… checked " + by + ", with 512 MB of heap",
          sound
              ? Figures.rate(entries * 1000 / program.milliseconds())
                  + ", "
                  + memory(program, collections)
              : "not checked: exit " + program.exit(),
          Figures.ms(program.milliseconds()),
          "bare SHA-256 of its bytes and "
              + library
              + " on all processors, in turn with it (%,d of %,d signatures): "
                  .formatted(peer.verified(), signatures)
              + Figures.ms(bare)
              + "; that by what was measured is "
              + Figures.ratio(ratio),
          "0.7 or more",
          sound && ratio >= 0.7);
    }
  }

  private static final Pattern COLLECTED = Pattern.compile("\\d+M->(\\d+)M\\(");

  /** What the process had of the machine, and what was in use of its heap after a collection. */
  private static String memory(Program program, Path collections) throws Exception {
    long most = 0;
    for (String line : Files.readAllLines(collections)) {
      Matcher after = COLLECTED.matcher(line);
      if (after.find()) {
        most = Math.max(most, Long.parseLong(after.group(1)));
      }
    }
    return "peak memory %s (of it heap in use after a collection %,d MB)"
        .formatted(megabytes(program.peakBytes()), most);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", bytes >> 20);
  }
}
