package org.countersign.model.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.countersign.model.audit.AuditMoment;
import org.countersign.model.audit.BundleCheck;
import org.countersign.model.audit.BundleFacts;
import org.countersign.model.audit.BundleSigner;
import org.countersign.model.audit.BundleSink;
import org.countersign.model.audit.BundleSource;
import org.countersign.model.audit.BundleSpec;
import org.countersign.model.audit.BundleWriter;
import org.countersign.model.audit.JournalTree;
import org.countersign.model.audit.Manifest;
import org.countersign.model.audit.RegisterTables;
import org.countersign.model.audit.Scope;
import org.countersign.model.audit.SignedNote;
import org.countersign.model.failure.Failure;
import org.countersign.model.people.Credential;

/** An audit bundle in memory, whose files a test may change. */
public final class MemoryBundle implements BundleSink, BundleSource {
  public final SortedMap<String, byte[]> files = new TreeMap<>();

  /** Of a vault in memory, signed by Ada and Ben. */
  public static MemoryBundle of(VaultFixture vault, Scope scope, Optional<SignedNote> previous)
      throws Failure {
    return signed(vault, scope, previous, List.of(vault.ada, vault.ben));
  }

  /** The same by others. */
  public static MemoryBundle signed(
      VaultFixture vault,
      Scope scope,
      Optional<SignedNote> previous,
      List<SoftCustodian> custodians)
      throws Failure {
    MemoryBundle bundle = new MemoryBundle();
    List<BundleSigner> signers = custodians.stream().<BundleSigner>map(Soft::new).toList();
    Instant at = vault.now();
    BundleSpec spec =
        new BundleSpec(scope, "countersign test", vault.ada.id(), at, previous, signers);
    BundleWriter writer =
        new BundleWriter(
            spec,
            AuditMoment.of(vault.state()),
            JournalTree.of(vault.verifier().tree()),
            bundle,
            (part, done, all) -> {});
    Manifest.Counts counts =
        writer.journal(
            reader -> {
              for (byte[] line : vault.lines()) {
                reader.line(line);
              }
            },
            vault::attachment);
    writer.pki(vault::attachment);
    if (counts.complete()) {
      writer.requests(file -> file.request().reason() + "\n");
      writer.register(RegisterTables.none(vault.state().size()));
    }
    writer.sign(counts);
    return bundle;
  }

  private record Soft(SoftCustodian custodian) implements BundleSigner {
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
  }

  /** A copy to be damaged. */
  public MemoryBundle copy() {
    MemoryBundle copy = new MemoryBundle();
    files.forEach((path, bytes) -> copy.files.put(path, bytes.clone()));
    return copy;
  }

  public BundleFacts check() throws Failure {
    return BundleCheck.of(this, (part, done, all) -> {});
  }

  @Override
  public void add(String path, Content content) throws Failure {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      content.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.put(path, out.toByteArray());
  }

  @Override
  public void publish() {
    // it is there as soon as it is written
  }

  @Override
  public SortedSet<String> files() {
    return new TreeSet<>(files.keySet());
  }

  @Override
  public InputStream open(String path) throws IOException {
    byte[] content = files.get(path);
    if (content == null) {
      throw new FileNotFoundException(path);
    }
    return new ByteArrayInputStream(content);
  }

  @Override
  public void close() {
    // nothing is held
  }
}
