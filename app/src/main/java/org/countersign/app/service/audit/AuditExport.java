package org.countersign.app.service.audit;

import java.util.List;
import java.util.Optional;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.audit.AuditMoment;
import org.countersign.model.audit.BundleFiles;
import org.countersign.model.audit.BundleProgress;
import org.countersign.model.audit.BundleSigner;
import org.countersign.model.audit.BundleSink;
import org.countersign.model.audit.BundleSpec;
import org.countersign.model.audit.BundleWriter;
import org.countersign.model.audit.Manifest;
import org.countersign.model.audit.RegisterTables;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;

/**
 * Writes what an auditor gets. Others may go on working meanwhile: what is written is the vault as
 * it was at one moment.
 */
public final class AuditExport {
  private static final int TRIES = 5;

  private final Vault vault;
  private final ExportTools tools;

  public AuditExport(Vault vault, ExportTools tools) {
    this.vault = vault;
    this.tools = tools;
  }

  /**
   * Writes a bundle, signed by these custodians. Nothing is there under its name before all of it
   * is on disk.
   */
  public BundleWriter.Written run(
      ExportWish wish, List<TokenSigner> custodians, BundleProgress progress) throws Failure {
    for (TokenSigner one : custodians) {
      if (!vault.read(state -> state.people().uses(one.person(), one.credential()))) {
        throw new Refused("session.not-enrolled", one.person());
      }
    }
    List<BundleSigner> signers =
        custodians.stream().<BundleSigner>map(CustodianSigner::new).toList();
    BundleSpec spec =
        new BundleSpec(
            wish.scope(),
            tools.program(),
            custodians.getFirst().person(),
            vault.now(),
            wish.previous(),
            signers);
    try (BundleSink sink = tools.begin().at(wish.target());
        Taken taken = taken()) {
      BundleWriter writer = new BundleWriter(spec, taken.moment(), vault.tree(), sink, progress);
      BundleWriter.Written written = write(writer, taken);
      sink.publish();
      return written;
    }
  }

  private BundleWriter.Written write(BundleWriter writer, Taken taken) throws Failure {
    Manifest.Counts counts = writer.journal(reader -> look(reader), vault.journal());
    writer.pki(vault.journal());
    if (counts.complete()) {
      writer.requests(tools.words());
      writer.register(taken.tables());
      for (AuditReport report : tools.reports()) {
        writer.file(BundleFiles.REPORTS + report.file(), report::write);
      }
    }
    for (ExportTools.VerifierFile file : tools.verifier()) {
      writer.file(file.name(), out -> out.write(file.content()));
    }
    return writer.sign(counts);
  }

  private void look(org.countersign.model.port.JournalStore.LineReader reader) throws Failure {
    Optional<org.countersign.model.port.JournalStore.TornTail> ignored =
        vault.journal().look(reader, part -> {});
  }

  /** The vault and its register at the same moment. */
  private record Taken(AuditMoment moment, RegisterTables tables) implements AutoCloseable {
    @Override
    public void close() {
      tables.close();
    }
  }

  /** Somebody may append between the one and the other. */
  private Taken taken() throws StoreFailed {
    for (int i = 0; i < TRIES; i++) {
      RegisterTables tables = vault.register().tables();
      AuditMoment moment = vault.read(AuditMoment::of);
      if (tables.applied() == moment.size()) {
        return new Taken(moment, tables);
      }
      tables.close();
    }
    throw new StoreFailed("register-behind", null);
  }
}
