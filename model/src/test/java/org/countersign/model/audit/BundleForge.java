package org.countersign.model.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.MerkleTree;
import org.countersign.model.json.Canonical;
import org.countersign.model.people.Credential;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;

/**
 * Bundles in memory, of any journal, and properly signed whatever is in them: what two dishonest
 * custodians could hand to an auditor. Only for tests.
 */
public final class BundleForge {
  private final VaultFixture vault;
  private final List<BundleSigner> signers;

  public BundleForge(VaultFixture vault) {
    this(vault, List.of(vault.ada, vault.cleo));
  }

  public BundleForge(VaultFixture vault, List<SoftCustodian> signers) {
    this.vault = vault;
    this.signers = signers.stream().map(BundleForge::signer).toList();
  }

  /** The bundle that a console would write of these lines. */
  public SortedMap<String, byte[]> bundle(List<byte[]> lines, Scope scope) throws Failure {
    return bundle(lines, scope, Optional.empty());
  }

  public SortedMap<String, byte[]> bundle(
      List<byte[]> lines, Scope scope, Optional<SignedNote> previous) throws Failure {
    MerkleTree tree = tree(lines);
    AuditMoment now = AuditMoment.of(vault.state());
    AuditMoment moment =
        new AuditMoment(
            VaultFixture.ID,
            now.name(),
            lines.size(),
            now.credentials(),
            now.certificates(),
            now.crls(),
            now.requests());
    BundleSpec spec =
        new BundleSpec(scope, "countersign test", "ada", vault.now(), previous, signers);
    Sink sink = new Sink();
    BundleWriter writer =
        new BundleWriter(spec, moment, JournalTree.of(tree), sink, (part, done, all) -> {});
    Manifest.Counts counts =
        writer.journal(
            reader -> {
              for (byte[] line : lines) {
                reader.line(line);
              }
            },
            vault::attachment);
    writer.pki(vault::attachment);
    if (counts.complete()) {
      writer.requests(file -> file.request().reason() + "\n");
    }
    writer.sign(counts);
    return sink.files;
  }

  /** The head of the first of these lines, as two custodians sign it. */
  public SignedNote note(List<byte[]> lines) throws Failure {
    byte[] root = tree(lines).root(lines.size());
    return new Signing(new BundleSpec(Scope.ALL, "", "ada", vault.now(), Optional.empty(), signers))
        .note(new org.countersign.model.journal.Checkpoint(VaultFixture.ID, lines.size(), root));
  }

  /** The same files with a manifest that lists them as they are now, signed anew. */
  public void seal(SortedMap<String, byte[]> files, UnaryOperator<Manifest> change) throws Failure {
    seal(files, change, signers);
  }

  /** The same, signed by others. */
  public void seal(
      SortedMap<String, byte[]> files, UnaryOperator<Manifest> change, List<BundleSigner> by)
      throws Failure {
    Manifest old = Manifest.read(files.get(BundleFiles.MANIFEST));
    List<FileLine> lines = new ArrayList<>();
    files.forEach((path, content) -> {
      if (!BundleFiles.isOutside(path)) {
        lines.add(new FileLine(path, content.length, sha256(content)));
      }
    });
    Manifest manifest =
        change.apply(
            new Manifest(
                old.vault(),
                old.name(),
                old.createdAt(),
                old.createdBy(),
                old.program(),
                old.scope(),
                old.journal(),
                old.previous(),
                lines));
    byte[] bytes = manifest.bytes();
    files.put(BundleFiles.MANIFEST, bytes);
    byte[] signature = ManifestSignature.make(bytes, by, old.createdAt());
    files.put(BundleFiles.SIGNATURE, signature);
    files.put(
        BundleFiles.SUMS,
        sums(
            manifest,
            Map.of(BundleFiles.MANIFEST, sha256(bytes), BundleFiles.SIGNATURE, sha256(signature))));
  }

  private static byte[] sums(Manifest manifest, Map<String, String> outside) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Sums.write(manifest, outside, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static BundleSigner signer(SoftCustodian custodian) {
    return new BundleSigner() {
      @Override
      public String person() {
        return custodian.id();
      }

      @Override
      public Credential credential() {
        return custodian.credential(VaultFixture.ID);
      }

      @Override
      public byte[] sign(byte[] message) {
        return custodian.sign(message);
      }
    };
  }

  /** Writes the files as a folder. */
  public static Path folder(Map<String, byte[]> files, Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return folder;
  }

  /** Writes the files as one archive. */
  public static Path archive(Map<String, byte[]> files, Path path) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(path))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
        out.closeEntry();
      }
    }
    return path;
  }

  private static MerkleTree tree(List<byte[]> lines) throws Failure {
    MerkleTree tree = new MerkleTree();
    for (byte[] line : lines) {
      tree.append(Entry.parse(line).header().leafHash());
    }
    return tree;
  }

  private static String sha256(byte[] content) {
    return HexFormat.of().formatHex(Canonical.sha256(content));
  }

  private static final class Sink implements BundleSink {
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    @Override
    public void add(String path, Content content) throws Failure {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        content.to(out);
      } catch (IOException e) {
        throw new StoreFailed("write", e, path);
      }
      files.put(path, out.toByteArray());
    }

    @Override
    public void publish() {}

    @Override
    public void close() {}
  }
}
