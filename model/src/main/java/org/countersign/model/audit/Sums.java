package org.countersign.model.audit;

import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.model.json.Canonical;

/**
 * {@code SHA256SUMS}: the manifest's hashes, and those of the manifest and of its signature, for
 * {@code sha256sum -c}.
 */
final class Sums {
  private Sums() {}

  static String of(Manifest manifest, byte[] written, byte[] signature) {
    SortedMap<String, String> hashes = hashes(manifest, written);
    hashes.put(BundleFiles.SIGNATURE, hash(signature));
    return text(hashes);
  }

  /** As it was before the signature was listed too; such bundles are still read. */
  static String withoutSignature(Manifest manifest, byte[] written) {
    return text(hashes(manifest, written));
  }

  private static SortedMap<String, String> hashes(Manifest manifest, byte[] written) {
    SortedMap<String, String> hashes = new TreeMap<>();
    manifest.files().forEach(file -> hashes.put(file.path(), file.sha256()));
    hashes.put(BundleFiles.MANIFEST, hash(written));
    return hashes;
  }

  private static String text(SortedMap<String, String> hashes) {
    StringBuilder text = new StringBuilder();
    hashes.forEach((path, hash) -> text.append(hash).append("  ").append(path).append('\n'));
    return text.toString();
  }

  private static String hash(byte[] file) {
    return HexFormat.of().formatHex(Canonical.sha256(file));
  }
}
