package org.countersign.model.publication;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.countersign.model.Sha256;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;

/**
 * {@code manifest.json}: which set this is, and every file of it but {@code SHA256SUMS} and its
 * signatures.
 *
 * @param number counts up, domain by domain; a higher one replaces a lower one
 * @param thisUpdate the moment that the set describes
 * @param nextUpdate when relying parties stop believing it
 * @param basis hash of the {@link SetBasis}
 */
public record SetManifest(
    String format,
    int v,
    String vault,
    String domain,
    long number,
    Instant thisUpdate,
    Instant nextUpdate,
    String basis,
    List<Listed> files) {
  public static final String FORMAT = "countersign.publication-set";
  public static final int VERSION = 1;

  /** The manifest's own name, and that of the sums over all. */
  public static final String NAME = "manifest.json";

  public static final String SUMS = "SHA256SUMS";

  /** A file with its length and the SHA-256 of its bytes, lower-case hex. */
  public record Listed(String path, long bytes, String sha256) {
    public Listed {
      if (!SetList.isPath(path) || bytes < 0 || !sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("not a file of a set: " + path);
      }
    }
  }

  public SetManifest {
    if (!format.equals(FORMAT) || v != VERSION) {
      throw new IllegalArgumentException(format + " version " + v + " is not known here");
    }
    if (number < 1 || !nextUpdate.isAfter(thisUpdate)) {
      throw new IllegalArgumentException("a set has a number and a time before it");
    }
    files = List.copyOf(files);
    SetList.ordered(files.stream().map(Listed::path).toList());
    if (files.stream().anyMatch(file -> file.path().equals(NAME) || isSums(file.path()))) {
      throw new IllegalArgumentException("a manifest does not list itself");
    }
  }

  private static boolean isSums(String path) {
    return path.startsWith(SUMS);
  }

  /** Reads {@link #bytes}; another spelling of the same is {@code publication.manifest}. */
  public static SetManifest read(byte[] bytes) throws Refused {
    SetManifest read = Canonical.read(Canonical.parse(bytes), SetManifest.class);
    if (!Arrays.equals(read.bytes(), bytes)) {
      throw new Refused("publication.manifest");
    }
    return read;
  }

  /** Canonical JSON and one newline. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Canonical.bytesOf(this));
    out.write('\n');
    return out.toByteArray();
  }

  /** {@code SHA256SUMS}, as {@code sha256sum -c} takes it: all files and the manifest, by path. */
  public byte[] sums() {
    StringBuilder text = new StringBuilder();
    boolean told = false;
    for (Listed file : files) {
      if (!told && file.path().compareTo(NAME) > 0) {
        line(text, Sha256.hex(bytes()), NAME);
        told = true;
      }
      line(text, file.sha256(), file.path());
    }
    if (!told) {
      line(text, Sha256.hex(bytes()), NAME);
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void line(StringBuilder text, String sha256, String path) {
    text.append(sha256).append("  ").append(path).append('\n');
  }
}
