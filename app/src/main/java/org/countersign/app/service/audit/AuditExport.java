package org.countersign.app.service.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.app.service.vault.Draft;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.audit.AuditMoment;
import org.countersign.model.audit.BundleFiles;
import org.countersign.model.audit.BundleProgress;
import org.countersign.model.audit.BundleSigner;
import org.countersign.model.audit.BundleSink;
import org.countersign.model.audit.BundleSpec;
import org.countersign.model.audit.BundleSurvey;
import org.countersign.model.audit.BundleWriter;
import org.countersign.model.audit.Manifest;
import org.countersign.model.audit.RegisterTables;
import org.countersign.model.audit.Scope;
import org.countersign.model.audit.ScopeText;
import org.countersign.model.audit.SignedNote;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.JournalStore;
import org.countersign.model.vault.Exported;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.RecordedExport;

/**
 * Writes what an auditor gets. Others may go on working meanwhile: what is written is the vault as
 * it was at one moment. The export is on record before it can be seen.
 */
public final class AuditExport {
  private static final int TRIES = 5;
  private static final int FEWEST = 2;

  private final Vault vault;
  private final Sessions sessions;
  private final ExportTools tools;

  public AuditExport(Vault vault, Sessions sessions, ExportTools tools) {
    this.vault = vault;
    this.sessions = sessions;
    this.tools = tools;
  }

  /** The last export that somebody can have: the next one is to extend it. */
  public Optional<RecordedExport> last() {
    return newestFirst().filter(one -> missing(one).isEmpty()).findFirst();
  }

  /**
   * Where the newest export was to be, if it is on record and its bundle never got its name: the
   * process ended, or the drive, between the two.
   */
  public Optional<Path> cutOff() {
    return newestFirst().findFirst().flatMap(this::missing);
  }

  private Stream<RecordedExport> newestFirst() {
    return vault.read(state -> List.copyOf(state.exports().all())).reversed().stream();
  }

  private Optional<Path> missing(RecordedExport one) {
    return tools.unnamed().missing(one.exported().manifest());
  }

  /** What a bundle of this scope would hold; writes nothing. */
  public BundleSurvey survey(Scope scope, BundleProgress progress) throws Failure {
    long size = vault.head().size();
    return BundleSurvey.of(scope, size, vault.tree(), this::look, progress);
  }

  /** A checkpoint that somebody kept in a file. */
  public SignedNote read(Path file) throws Failure {
    try {
      return SignedNote.read(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new Refused("checkpoint.unreadable", file.toString());
    }
  }

  /**
   * Writes a bundle, signed by these custodians, and puts it on record in the name of whoever is
   * signed in. Nothing is there under its name before all of it is on disk; whatever {@code
   * progress} throws leaves nothing.
   */
  public BundleWriter.Written run(
      ExportWish wish, List<TokenSigner> custodians, BundleProgress progress) throws Failure {
    return sessions.act(actor -> {
      check(wish, custodians);
      List<BundleSigner> signers =
          custodians.stream().<BundleSigner>map(CustodianSigner::new).toList();
      BundleSpec spec =
          new BundleSpec(
              wish.scope(),
              tools.program(),
              actor.person(),
              vault.now(),
              wish.previous().or(() -> last().map(RecordedExport::note)),
              signers);
      try (BundleSink sink = tools.begin().at(wish.target());
          Taken taken = taken()) {
        BundleWriter writer = new BundleWriter(spec, taken.moment(), vault.tree(), sink, progress);
        BundleWriter.Written written = write(writer, taken, progress);
        progress.at(BundleProgress.Part.SIGNING, 1, 1);
        sink.complete();
        tools.unnamed().begin(written.sha256(), wish.target());
        record(wish, written, actor);
        sink.publish();
        tools.unnamed().end(written.sha256());
        return written;
      }
    });
  }

  private void check(ExportWish wish, List<TokenSigner> custodians) throws Failure {
    long persons = custodians.stream().map(TokenSigner::person).distinct().count();
    if (persons < FEWEST || persons != custodians.size()) {
      throw new Refused("bundle.signers", persons);
    }
    for (TokenSigner one : custodians) {
      if (!vault.read(state -> state.people().uses(one.person(), one.credential()))) {
        throw new Refused("session.not-enrolled", one.person());
      }
    }
    if (vault.clockBehind()) {
      throw new Refused("clock.behind", vault.clockTime(), vault.now());
    }
    vault.ask(state -> state.domain(wish.scope().domain()));
  }

  private void record(ExportWish wish, BundleWriter.Written written, TokenSigner actor)
      throws Failure {
    Exported body =
        new Exported(
            Exported.VERSION,
            written.sha256(),
            ScopeText.of(wish.scope()),
            written.checkpoint().text());
    try {
      vault.append(Draft.of(Kinds.EXPORTED, SigningDomain.VAULT, body, false), actor);
    } catch (Failure notOnRecord) {
      tools.unnamed().end(written.sha256());
      throw notOnRecord;
    }
  }

  private BundleWriter.Written write(BundleWriter writer, Taken taken, BundleProgress progress)
      throws Failure {
    Manifest.Counts counts = writer.journal(this::look, vault.journal());
    writer.pki(vault.journal());
    if (counts.complete()) {
      writer.requests(tools.words());
      writer.register(taken.tables());
      for (AuditReport report : tools.reports().get()) {
        writer.file(BundleFiles.REPORTS + report.file(), out -> report.write(out, progress));
      }
    }
    for (ExportTools.VerifierFile file : tools.verifier()) {
      writer.file(file.name(), out -> out.write(file.content()));
    }
    return writer.sign(counts);
  }

  private void look(JournalStore.LineReader reader) throws Failure {
    Optional<JournalStore.TornTail> ignored = vault.journal().look(reader, part -> {});
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
