package org.countersign.model.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** {@code SHA256SUMS}: the manifest's hashes and the manifest's own, for {@code sha256sum -c}. */
final class Sums {
  private Sums() {}

  /** Writes it line by line, sorted by path; the manifest is at its place among the others. */
  static void write(Manifest manifest, String hashOfManifest, OutputStream out) throws IOException {
    boolean itself = false;
    for (FileLine file : manifest.files()) {
      if (!itself && BundleFiles.MANIFEST.compareTo(file.path()) < 0) {
        line(hashOfManifest, BundleFiles.MANIFEST, out);
        itself = true;
      }
      line(file.sha256(), file.path(), out);
    }
    if (!itself) {
      line(hashOfManifest, BundleFiles.MANIFEST, out);
    }
  }

  private static void line(String hash, String path, OutputStream out) throws IOException {
    out.write((hash + "  " + path + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
