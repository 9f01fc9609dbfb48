package org.countersign.persistence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.model.Sha256;
import org.countersign.model.publication.SetManifest;

/** Publication sets of nothing in particular. */
public final class SampleSets {
  public static final String VAULT = "6f1d0c3e-5b7a-4c52-9d0e-2a4b6c8d0e1f";
  public static final String DOMAIN = "release";
  private static final int FILES = 200;
  private static final Instant FROM = Instant.parse("2026-11-21T18:00:00Z");

  private SampleSets() {}

  /** Two hundred files, which say their set's number. */
  public static SortedMap<String, byte[]> files(long number) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < FILES; i++) {
      files.put(
          "ocsp/" + i + ".ocsp",
          ("set " + number + " ".repeat(500)).getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  public static SetManifest manifest(String vault, long number) {
    return manifest(vault, files(number), number);
  }

  /** Of these files, as far as a manifest lists them. */
  public static SetManifest manifest(SortedMap<String, byte[]> files, long number) {
    SortedMap<String, byte[]> listed = new TreeMap<>(files);
    listed.keySet().removeIf(path -> !path.startsWith("ocsp/"));
    return manifest(VAULT, listed, number);
  }

  private static SetManifest manifest(String vault, SortedMap<String, byte[]> files, long number) {
    return new SetManifest(
        SetManifest.FORMAT,
        SetManifest.VERSION,
        vault,
        DOMAIN,
        number,
        FROM,
        FROM.plusSeconds(3600),
        "ab".repeat(32),
        files.entrySet().stream()
            .map(file ->
                new SetManifest.Listed(
                    file.getKey(), file.getValue().length, Sha256.hex(file.getValue())))
            .toList());
  }

  /** The files with manifest, sums and a signature. */
  public static SortedMap<String, byte[]> whole(long number) {
    SortedMap<String, byte[]> files = files(number);
    SetManifest manifest = manifest(VAULT, number);
    files.put(SetManifest.NAME, manifest.bytes());
    files.put(SetManifest.SUMS, manifest.sums());
    files.put("SHA256SUMS.sig", new byte[] {1});
    return files;
  }
}
