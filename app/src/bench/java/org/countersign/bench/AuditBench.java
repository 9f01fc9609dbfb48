package org.countersign.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.model.audit.AuditMoment;
import org.countersign.model.audit.BundleSigner;
import org.countersign.model.audit.BundleSink;
import org.countersign.model.audit.BundleSpec;
import org.countersign.model.audit.BundleWriter;
import org.countersign.model.audit.JournalTree;
import org.countersign.model.audit.Manifest;
import org.countersign.model.audit.RegisterTables;
import org.countersign.model.audit.Scope;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.people.Credential;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.persistence.bundle.NewBundles;
import org.countersign.persistence.journal.FileJournal;
import org.countersign.persistence.register.H2Register;
import org.countersign.persistence.register.RegisterRebuild;

/**
 * An audit bundle written and checked: by the console, and by the auditor's own program. Both check
 * in a process of their own, with 512 MB of heap.
 */
final class AuditBench {
  private static final String HEAP = "-Xmx512m";
  private static final String VERIFIER = "/org/countersign/audit/Verify.java";

  private final Path folder;
  private final Path bundle;
  private final int entries;
  private final JournalLinesMade.Made made;

  private AuditBench(Path folder, int entries) throws Exception {
    this.folder = Files.createDirectories(folder);
    this.bundle = folder.resolve("bundle");
    this.entries = entries;
    this.made = JournalLinesMade.signed(folder.resolve(FileJournal.NAME), entries);
  }

  /** A folder, and how many entries. */
  public static void main(String[] args) throws Exception {
    AuditBench bench = new AuditBench(Path.of(args[0]), Integer.parseInt(args[1]));
    bench.export();
    List<String> java = List.of(Path.of(System.getProperty("java.home"), "bin/java").toString());
    bench.verified("by the console", java, console());
    try (InputStream source = AuditBench.class.getResourceAsStream(VERIFIER)) {
      if (source == null) {
        return;
      }
      Path file = Path.of(args[0]).resolve("Verify.java");
      Files.write(file, source.readAllBytes());
      bench.verified("by Verify.java", java, List.of(file.toString()));
    }
  }

  /** The console's classes and options are this program's, which brings a few of its own. */
  private static List<String> console() {
    List<String> how = new ArrayList<>();
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (option.startsWith("--")) {
        how.add(option);
      }
    }
    how.addAll(List.of("-cp", System.getProperty("java.class.path")));
    how.addAll(List.of("org.countersign.app.Main", "verify"));
    return how;
  }

  private void export() throws Exception {
    try (FileJournal journal = FileJournal.open(folder);
        H2Register register = H2Register.open(folder)) {
      JournalVerifier vault =
          RegisterRebuild.replay(journal, register, Long.MAX_VALUE, done -> {}).verifier();
      long begin = System.nanoTime();
      try (BundleSink sink = NewBundles.begin(bundle);
          RegisterTables tables = register.tables()) {
        BundleWriter writer =
            new BundleWriter(
                spec(vault),
                AuditMoment.of(vault.state()),
                JournalTree.of(vault.tree()),
                sink,
                (part, done, all) -> {});
        Manifest.Counts counts = writer.journal(reader -> look(journal, reader), journal);
        writer.pki(journal);
        writer.register(tables);
        writer.sign(counts);
        sink.publish();
      }
      double taken = (System.nanoTime() - begin) / 1e6;
      double sha256 = sha256();
      Figures.row(
          "audit bundle of "
              + "%,d".formatted(entries)
              + " entries written to a folder, register included",
          Figures.rate(entries * 1000 / taken)
              + ", "
              + megabytes(bytes())
              + ", peak memory "
              + megabytes(Program.peak(ProcessHandle.current().pid()))
              + " with the open vault",
          Figures.ms(taken),
          "SHA-256 of the same bytes: "
              + Figures.ms(sha256)
              + ", ratio "
              + Figures.ratio(taken / sha256),
          "",
          true);
    }
  }

  private static void look(
      FileJournal journal, org.countersign.model.port.JournalStore.LineReader reader)
      throws org.countersign.model.failure.Failure {
    journal.look(reader, done -> {});
  }

  private BundleSpec spec(JournalVerifier vault) {
    return new BundleSpec(
        Scope.ALL,
        "bench",
        made.vault().ada.id(),
        vault.state().lastAt(),
        Optional.empty(),
        List.of(new Soft(made.vault().ada), new Soft(made.vault().ben)));
  }

  private record Soft(SoftCustodian who) implements BundleSigner {
    @Override
    public String person() {
      return who.id();
    }

    @Override
    public Credential credential() {
      return who.credential(VaultFixture.ID);
    }

    @Override
    public byte[] sign(byte[] message) {
      return who.sign(message);
    }
  }

  private void verified(String by, List<String> java, List<String> how) throws Exception {
    double before = bare();
    List<String> command = new ArrayList<>(java);
    command.add(HEAP);
    command.addAll(how);
    command.add(bundle.toString());
    Program program = Program.run(folder.resolve("verifier.txt"), command);
    double peer = (before + bare()) / 2;
    double ratio = peer / program.milliseconds();
    boolean sound = program.exit() == 0;
    if (!sound) {
      program.said().stream().limit(20).forEach(System.err::println);
    }
    Figures.row(
        "… checked " + by + ", with 512 MB of heap",
        sound
            ? Figures.rate(entries * 1000 / program.milliseconds())
                + ", peak memory "
                + megabytes(program.peakBytes())
            : "not checked: exit " + program.exit(),
        Figures.ms(program.milliseconds()),
        "bare SHA-256 of all its bytes and bare ECDSA on all processors, of "
            + "%,d".formatted(made.sample().size())
            + " signatures spread over it and reckoned up: "
            + Figures.ms(peer)
            + "; that by what was measured is "
            + Figures.ratio(ratio),
        "0.7 or more",
        sound && ratio >= 0.7);
  }

  /** Milliseconds for the bare work on the bundle's bytes. */
  private double bare() throws Exception {
    double hashed = sha256();
    long begin = System.nanoTime();
    if (!made.sample().parallelStream().allMatch(AuditBench::holds)) {
      throw new AssertionError("a signature does not hold");
    }
    double checked = (System.nanoTime() - begin) / 1e6;
    return hashed + checked * entries / made.sample().size();
  }

  private static boolean holds(JournalLinesMade.Signed one) {
    try {
      Signature verifier = Signature.getInstance("SHA384withECDSA");
      verifier.initVerify(one.by().signing().getPublic());
      verifier.update(one.message());
      return verifier.verify(one.signature());
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private double sha256() throws Exception {
    long begin = System.nanoTime();
    byte[] buffer = new byte[1 << 16];
    for (Path file : files()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = Files.newInputStream(file)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          digest.update(buffer, 0, n);
        }
      }
      digest.digest();
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  private long bytes() throws IOException {
    long bytes = 0;
    for (Path file : files()) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(bundle)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", bytes >> 20);
  }
}
