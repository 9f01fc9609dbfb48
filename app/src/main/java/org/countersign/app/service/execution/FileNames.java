package org.countersign.app.service.execution;

import java.util.Locale;
import org.countersign.model.key.SigningKey;

/** Names of published files: plain ASCII, and different for different keys of one label. */
final class FileNames {
  private static final int LONGEST = 40;

  private FileNames() {}

  /** {@code release-2026-1a2b3c4d} for the key labelled "Release 2026". */
  static String of(SigningKey key) {
    return of(key.label()) + "-" + key.spki().brief();
  }

  /** {@code cn-release-2026-1a2b3c4d} for a subject and the hash of its certificate. */
  static String of(String subject, String sha256) {
    return of(subject) + "-" + sha256.substring(0, 8);
  }

  private static String of(String label) {
    String plain =
        label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String named = plain.isEmpty() ? "key" : plain;
    return named.length() > LONGEST ? named.substring(0, LONGEST) : named;
  }
}
