package org.countersign.model.audit;

import java.util.SortedMap;
import java.util.TreeMap;

/** {@code SHA256SUMS}: the manifest's hashes and the manifest's own, for {@code sha256sum -c}. */
final class Sums {
  private Sums() {}

  static String of(Manifest manifest, String hashOfManifest) {
    SortedMap<String, String> hashes = new TreeMap<>();
    manifest.files().forEach(file -> hashes.put(file.path(), file.sha256()));
    hashes.put(BundleFiles.MANIFEST, hashOfManifest);
    StringBuilder text = new StringBuilder();
    hashes.forEach((path, hash) -> text.append(hash).append("  ").append(path).append('\n'));
    return text.toString();
  }
}
