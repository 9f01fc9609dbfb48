package org.countersign.model.audit;

/**
 * A file of a bundle, as the manifest lists it.
 *
 * @param sha256 lower-case hex
 */
public record FileLine(String path, long bytes, String sha256) {
  /** Refuses a path that could lead elsewhere and a hash that is none. */
  public FileLine {
    if (!BundleFiles.isPath(path) || BundleFiles.isOutside(path)) {
      throw new IllegalArgumentException("not a path of a bundle: " + path);
    }
    if (bytes < 0 || !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a length and a hash: " + path);
    }
  }
}
