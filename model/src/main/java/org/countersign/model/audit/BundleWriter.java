package org.countersign.model.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.pki.Pem;
import org.countersign.model.port.AttachmentSource;
import org.countersign.model.port.JournalStore;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.words.PgpWords;

/**
 * Writes a bundle: the journal first, then what it names, then what is made of it, and last the
 * manifest that two custodians sign. Never more in memory than a line, an attachment and the list
 * of files.
 */
public final class BundleWriter {
  private final BundleSpec spec;
  private final AuditMoment moment;
  private final JournalTree tree;
  private final BundleProgress progress;
  private final HashedFiles files;

  public BundleWriter(
      BundleSpec spec,
      AuditMoment moment,
      JournalTree tree,
      BundleSink sink,
      BundleProgress progress) {
    this.spec = spec;
    this.moment = moment;
    this.tree = tree;
    this.progress = progress;
    this.files = new HashedFiles(sink);
  }

  /** Gives the journal's lines to a reader, from the first. */
  public interface Lines {
    void read(JournalStore.LineReader reader) throws Failure;
  }

  /** Words for a request that a person can read. */
  public interface RequestWords {
    String of(RequestFile file) throws Failure;
  }

  /** What was written. */
  public record Written(Manifest manifest, String sha256, SignedNote checkpoint) {}

  /** Writes journal and attachments. */
  public Manifest.Counts journal(Lines lines, AttachmentSource attachments) throws Failure {
    Selection selection = new Selection(spec.scope());
    if (selection.looksFirst()) {
      look(lines, selection);
    }
    JournalExport[] made = new JournalExport[1];
    Manifest.Counts[] counts = new Manifest.Counts[1];
    files.add(
        BundleFiles.JOURNAL,
        out -> {
          JournalExport export =
              new JournalExport(spec.scope(), selection, tree, moment.size(), out);
          made[0] = export;
          counts[0] = export(lines, export);
        });
    attachments(made[0].attachments(), attachments);
    return counts[0];
  }

  private void look(Lines lines, Selection selection) throws Failure {
    long[] seq = new long[1];
    lines.read(line -> {
      if (seq[0] < moment.size()) {
        progress.at(BundleProgress.Part.SELECTING, seq[0], moment.size());
        selection.look(parse(seq[0]++, line));
      }
    });
  }

  private Manifest.Counts export(Lines lines, JournalExport export) throws Failure, IOException {
    long[] seq = new long[1];
    try {
      lines.read(line -> {
        progress.at(BundleProgress.Part.JOURNAL, Math.min(seq[0]++, moment.size()), moment.size());
        try {
          export.line(line);
        } catch (IOException e) {
          throw new Interrupted(e);
        }
      });
    } catch (Interrupted e) {
      throw e.why;
    }
    return export.end();
  }

  private static org.countersign.model.journal.Entry parse(long seq, byte[] line)
      throws JournalBroken {
    try {
      return org.countersign.model.journal.Entry.parse(line);
    } catch (Refused e) {
      throw JournalBroken.because(seq, "unreadable", e);
    }
  }

  /** Carries the trouble of writing through the reading. */
  private static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient IOException why;

    Interrupted(IOException why) {
      super(why);
      this.why = why;
    }
  }

  private void attachments(Map<String, Long> named, AttachmentSource source) throws Failure {
    long done = 0;
    for (String name : named.keySet()) {
      progress.at(BundleProgress.Part.FILES, done++, named.size());
      files.add(BundleFiles.ATTACHMENTS + name, out -> source.copy(name, out));
    }
  }

  /** Writes credentials, certificates and the CRLs that the vault signed. */
  public void pki(AttachmentSource source) throws Failure {
    for (EnrolledCredential one : moment.credentials()) {
      String pem = Pem.encode("PUBLIC KEY", one.credential().signing());
      text(BundleFiles.CREDENTIALS + one.spki() + BundleFiles.PEM, pem);
    }
    for (IssuedCertificate one : moment.certificates()) {
      if (spec.scope().concerns(one.domain())) {
        String pem = Pem.encode(Pem.CERTIFICATE, one.der());
        text(BundleFiles.CERTIFICATES + one.id() + BundleFiles.PEM, pem);
      }
    }
    SortedSet<String> crls = new TreeSet<>();
    for (AuditMoment.Crl one : moment.crls()) {
      if (spec.scope().concerns(one.domain())) {
        crls.add(one.record().crl().crl().attachment());
      }
    }
    for (String crl : crls) {
      String pem = Pem.encode(Pem.CRL, source.attachment(crl));
      text(BundleFiles.CRLS + crl + BundleFiles.PEM, pem);
    }
  }

  /** Writes a file for each request. Only where nothing is missing. */
  public void requests(RequestWords words) throws Failure {
    long done = 0;
    for (RequestFile file : moment.requests()) {
      progress.at(BundleProgress.Part.FILES, done++, moment.requests().size());
      text(BundleFiles.REQUESTS + file.request().id() + ".txt", words.of(file));
    }
  }

  /** Writes the register. Only where nothing is missing. */
  public void register(RegisterTables tables) throws Failure {
    RegisterFiles written = new RegisterFiles(tables, progress);
    for (String table : tables.names()) {
      files.add(BundleFiles.TABLES + table + ".csv", out -> written.csv(table, out));
    }
    files.add(BundleFiles.REGISTER, out -> written.json(moment.size(), out));
  }

  /** Writes another file as it is given. */
  public void file(String path, BundleSink.Content content) throws Failure {
    files.add(path, content);
  }

  /** Has the custodians sign, and writes what they signed. Nothing can be added after it. */
  public Written sign(Manifest.Counts counts) throws Failure {
    progress.at(BundleProgress.Part.SIGNING, 0, 1);
    Signing signing = new Signing(spec);
    Checkpoint head = new Checkpoint(moment.vault(), moment.size(), tree.root(moment.size()));
    SignedNote note = signing.note(head);
    files.add(BundleFiles.CHECKPOINT, out -> out.write(note.bytes()));
    text(BundleFiles.SIGNERS, signing.certificates());
    text(BundleFiles.WORDS, PgpWords.list());
    Optional<Manifest.Head> previous = Optional.empty();
    if (spec.previous().isPresent()) {
      previous = Optional.of(previous(spec.previous().get()));
    }
    Manifest manifest =
        new Manifest(
            moment.vault(),
            moment.name(),
            spec.createdAt(),
            spec.createdBy(),
            spec.program(),
            spec.scope(),
            counts,
            previous,
            files.lines());
    byte[] bytes = manifest.bytes();
    byte[] cms = signing.manifest(bytes);
    String hash = HexFormat.of().formatHex(Canonical.sha256(bytes));
    files.outside(BundleFiles.MANIFEST, out -> out.write(bytes));
    files.outside(BundleFiles.SIGNATURE, out -> out.write(cms));
    Map<String, String> outside =
        Map.of(
            BundleFiles.MANIFEST,
            hash,
            BundleFiles.SIGNATURE,
            HexFormat.of().formatHex(Canonical.sha256(cms)));
    files.outside(BundleFiles.SUMS, out -> Sums.write(manifest, outside, out));
    return new Written(manifest, hash, note);
  }

  private Manifest.Head previous(SignedNote note) throws Failure {
    Checkpoint old = note.checkpoint();
    if (!old.vault().equals(moment.vault())) {
      throw new Refused("bundle.previous-vault", old.vault(), moment.vault());
    }
    if (old.size() > moment.size()) {
      throw new Refused("bundle.previous-longer", old.size(), moment.size());
    }
    if (!java.util.Arrays.equals(old.root(), tree.root(old.size()))) {
      throw new Refused("bundle.previous-fork", old.size());
    }
    files.add(BundleFiles.PREVIOUS, out -> out.write(note.bytes()));
    ConsistencyFile proof =
        ConsistencyFile.of(old.size(), moment.size(), tree.consistency(old.size(), moment.size()));
    files.add(BundleFiles.CONSISTENCY, out -> out.write(proof.bytes()));
    return new Manifest.Head(old.size(), HexFormat.of().formatHex(old.root()));
  }

  private void text(String path, String text) throws Failure {
    files.add(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
