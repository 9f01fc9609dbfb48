package org.countersign.model.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code SHA256SUMS}: the manifest's hashes, and those of the manifest and of its signature, for
 * {@code sha256sum -c}.
 */
final class Sums {
  private Sums() {}

  /**
   * Writes it line by line, sorted by path.
   *
   * @param outside hashes of files that the manifest does not list, by path
   */
  static void write(Manifest manifest, Map<String, String> outside, OutputStream out)
      throws IOException {
    SortedMap<String, String> left = new TreeMap<>(outside);
    for (FileLine file : manifest.files()) {
      while (!left.isEmpty() && left.firstKey().compareTo(file.path()) < 0) {
        String path = left.firstKey();
        line(left.remove(path), path, out);
      }
      line(file.sha256(), file.path(), out);
    }
    for (Map.Entry<String, String> last : left.entrySet()) {
      line(last.getValue(), last.getKey(), out);
    }
  }

  private static void line(String hash, String path, OutputStream out) throws IOException {
    out.write((hash + "  " + path + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
