package org.countersign.app.service.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.backup.BackupManifest;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.JournalScan;

/**
 * Writes a vault's files into an archive: the journal up to a head, the attachments there are by
 * then, and what was published.
 */
final class Packing {
  /** The folder of files for others, in the vault. */
  static final String PUBLICATION = "publication";

  private final Vault vault;
  private final Path folder;
  private final Checkpoint head;
  private final ZipOutputStream zip;
  private final List<BackupManifest.File> files = new ArrayList<>();

  Packing(Vault vault, Path folder, Checkpoint head, ZipOutputStream zip) {
    this.vault = vault;
    this.folder = folder;
    this.head = head;
    this.zip = zip;
  }

  /** What writes a file. */
  interface Content {
    void to(OutputStream out) throws IOException, Failure;
  }

  /** Everything but the manifest; returns what it lists. */
  List<BackupManifest.File> all(Consumer<Double> progress) throws IOException, Failure {
    file("journal.jsonl", out -> journal(out, part -> progress.accept(part / 2)));
    // Every attachment is on disk before its entry, so none of those up to the head is missing.
    List<String> names = vault.journal().attachments();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      file("attachments/" + name, out -> out.write(vault.journal().attachment(name)));
      progress.accept(0.5 + 0.4 * i / names.size());
    }
    for (Path one : published()) {
      String name = folder.relativize(one).toString().replace('\\', '/');
      file(name, out -> Files.copy(one, out));
    }
    progress.accept(1.0);
    return List.copyOf(files);
  }

  private void journal(OutputStream out, Consumer<Double> progress) throws IOException, Failure {
    JournalScan scan = new JournalScan((seq, line, credential) -> {});
    Lines lines = new Lines(scan, out);
    var ignored = vault.journal().look(lines::line, progress);
    if (lines.failed != null) {
      throw lines.failed;
    }
    byte[] root = scan.end().root(Math.min(lines.taken, head.size()));
    if (lines.taken < head.size() || !MessageDigest.isEqual(root, head.root())) {
      throw new StoreFailed("changed", null, "journal.jsonl", head.size(), lines.taken);
    }
  }

  /** Takes as many lines as the head has; what is appended meanwhile is the next backup's. */
  private final class Lines {
    private final JournalScan scan;
    private final OutputStream out;
    private long taken;
    private IOException failed;

    Lines(JournalScan scan, OutputStream out) {
      this.scan = scan;
      this.out = out;
    }

    void line(byte[] line) throws Failure {
      if (taken >= head.size() || failed != null) {
        return;
      }
      scan.line(line);
      try {
        out.write(line);
        out.write('\n');
      } catch (IOException e) {
        failed = e;
      }
      taken++;
    }
  }

  /** Whole files only: what is being written has a name that begins with a dot. */
  private List<Path> published() throws IOException {
    Path place = folder.resolve(PUBLICATION);
    if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(
              file -> BackupManifest.isPath(folder.relativize(file).toString().replace('\\', '/')))
          .sorted()
          .toList();
    }
  }

  private void file(String path, Content content) throws IOException, Failure {
    zip.putNextEntry(new ZipEntry(path));
    DigestOutputStream digest = new DigestOutputStream(new Kept(zip), sha256());
    Counting counting = new Counting(digest);
    content.to(counting);
    zip.closeEntry();
    files.add(
        new BackupManifest.File(
            path, counting.count, HexFormat.of().formatHex(digest.getMessageDigest().digest())));
  }

  /** A short file that the manifest does not list. */
  void last(String path, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(path));
    zip.write(content);
    zip.closeEntry();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Not closed with what is written through it. */
  static final class Kept extends java.io.FilterOutputStream {
    Kept(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /** Counts what is written. */
  static final class Counting extends java.io.FilterOutputStream {
    private long count;

    Counting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      count += length;
    }

    long count() {
      return count;
    }
  }
}
