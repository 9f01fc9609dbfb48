package org.countersign.model.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.words.PgpWords;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code manifest.json}: what a bundle is, and every other file.
 *
 * @param name of the vault
 * @param createdBy person id
 * @param program version that wrote it
 * @param previous the head of the export before, if there was one
 * @param files sorted by path
 */
public record Manifest(
    String vault,
    String name,
    Instant createdAt,
    String createdBy,
    String program,
    Scope scope,
    Counts journal,
    Optional<Head> previous,
    List<FileLine> files) {
  /** The name of the format. */
  public static final String FORMAT = "countersign.audit-bundle";

  /** The version this program writes, and the only one it reads. */
  public static final int VERSION = 1;

  private static final int WORDS = 8;
  private static final String PREVIOUS = "previous";

  /** The head of a journal; the root in lower-case hex. */
  public record Head(long size, String root) {
    public Head {
      checkHead(size, root);
    }
  }

  /**
   * The head, and what is here of the journal.
   *
   * @param entries lines with a body
   * @param withheld lines without
   * @param gaps lines that stand for entries that are not here
   */
  public record Counts(long size, String root, long entries, long withheld, long gaps) {
    public Counts {
      checkHead(size, root);
    }

    /** Whether every entry is here with its body. */
    public boolean complete() {
      return entries == size;
    }
  }

  private record Form(
      String format,
      int v,
      String vault,
      String name,
      Instant createdAt,
      String createdBy,
      String program,
      ScopeText scope,
      Counts journal,
      List<String> words,
      List<FileLine> files) {}

  /** Refuses files that are out of order or listed twice. */
  public Manifest {
    files = List.copyOf(files);
    for (int i = 1; i < files.size(); i++) {
      if (files.get(i - 1).path().compareTo(files.get(i).path()) >= 0) {
        throw new IllegalArgumentException("files out of order: " + files.get(i).path());
      }
    }
  }

  /** What of the head is read aloud: its first 8 bytes as PGP words. */
  public List<String> words() {
    return words(HexFormat.of().parseHex(journal.root()));
  }

  /** The first 8 bytes of a root as PGP words. */
  public static List<String> words(byte[] root) {
    return PgpWords.of(root).subList(0, WORDS);
  }

  /** The file of this path, if it is listed. */
  public Optional<FileLine> file(String path) {
    int low = 0;
    int high = files.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = files.get(middle).path().compareTo(path);
      if (order == 0) {
        return Optional.of(files.get(middle));
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return Optional.empty();
  }

  /** Whether a file of this path is listed. */
  public boolean lists(String path) {
    return file(path).isPresent();
  }

  /** The bytes of the file. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ManifestFile.write(this, out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes all", e);
    }
    return out.toByteArray();
  }

  /** All but the files. */
  ObjectNode rest() {
    Form form =
        new Form(
            FORMAT,
            VERSION,
            vault,
            name,
            createdAt,
            createdBy,
            program,
            ScopeText.of(scope),
            journal,
            words(),
            List.of());
    ObjectNode tree = (ObjectNode) Canonical.tree(form);
    previous.ifPresent(head -> tree.set(PREVIOUS, Canonical.tree(head)));
    return tree;
  }

  static byte[] line(byte[] canonical) {
    byte[] file = Arrays.copyOf(canonical, canonical.length + 1);
    file[canonical.length] = '\n';
    return file;
  }

  /**
   * Reads the file. Refuses with {@code bundle.newer} another version, with {@code bundle.manifest}
   * whatever is not exactly a manifest.
   */
  public static Manifest read(byte[] file) throws Refused {
    return ManifestFile.read(file);
  }

  /** Of its members but for the files, which are given apart. */
  static Manifest of(ObjectNode rest, List<FileLine> files) throws Refused {
    JsonNode before = rest.remove(PREVIOUS);
    Optional<Head> previous =
        before == null ? Optional.empty() : Optional.of(Canonical.read(before, Head.class));
    Form form = Canonical.read(rest, Form.class);
    return new Manifest(
        form.vault(),
        form.name(),
        form.createdAt(),
        form.createdBy(),
        form.program(),
        form.scope().scope(),
        form.journal(),
        previous,
        files);
  }

  private static void checkHead(long size, String root) {
    if (size < 1 || !root.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not the head of a journal");
    }
  }
}
