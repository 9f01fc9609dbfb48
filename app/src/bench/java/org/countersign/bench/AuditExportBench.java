package org.countersign.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.countersign.model.key.Spki;
import org.countersign.model.people.Credential;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.persistence.bundle.NewBundles;
import org.countersign.persistence.journal.FileJournal;
import org.countersign.persistence.register.H2Register;
import org.countersign.persistence.register.RegisterRebuild;

/**
 * Opens a vault, and exports all of it; says how many milliseconds the export took. In a process of
 * its own, that its memory can be told.
 */
final class AuditExportBench {
  private AuditExportBench() {}

  /** The vault's folder, the bundle's, and two files with a private key each. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    List<KeyPair> keys = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      keys.add(KeyFiles.read(Path.of(args[i])));
    }
    try (FileJournal journal = FileJournal.open(folder);
        H2Register register = H2Register.open(folder)) {
      JournalVerifier vault =
          RegisterRebuild.replay(journal, register, Long.MAX_VALUE, done -> {}).verifier();
      long begin = System.nanoTime();
      try (BundleSink sink = NewBundles.begin(Path.of(args[1]));
          RegisterTables tables = register.tables()) {
        write(vault, keys, journal, tables, sink);
      }
      System.out.printf("%.0f%n", (System.nanoTime() - begin) / 1e6);
    }
  }

  private static void write(
      JournalVerifier vault,
      List<KeyPair> keys,
      FileJournal journal,
      RegisterTables tables,
      BundleSink sink)
      throws Exception {
    BundleWriter writer =
        new BundleWriter(
            spec(vault, keys),
            AuditMoment.of(vault.state()),
            JournalTree.of(vault.tree()),
            sink,
            (part, done, all) -> {});
    Manifest.Counts counts =
        writer.journal(
            reader -> {
              var ignored = journal.look(reader, done -> {});
            },
            journal);
    writer.pki(journal);
    writer.requests(file -> file.request().reason() + "\n");
    writer.register(tables);
    BundleWriter.Written ignored = writer.sign(counts);
    sink.publish();
  }

  private static BundleSpec spec(JournalVerifier vault, List<KeyPair> keys) throws Exception {
    List<BundleSigner> signers = new ArrayList<>();
    for (KeyPair key : keys) {
      EnrolledCredential enrolled =
          vault.state().people().credential(Spki.of(key.getPublic())).orElseThrow();
      signers.add(new Soft(enrolled, new QuickSigner(key)));
    }
    return new BundleSpec(
        Scope.ALL,
        "bench",
        signers.getFirst().person(),
        vault.state().lastAt(),
        Optional.empty(),
        signers);
  }

  private record Soft(EnrolledCredential who, QuickSigner key) implements BundleSigner {
    @Override
    public String person() {
      return who.person();
    }

    @Override
    public Credential credential() {
      return who.credential();
    }

    @Override
    public byte[] sign(byte[] message) {
      return key.sign(message);
    }
  }
}
