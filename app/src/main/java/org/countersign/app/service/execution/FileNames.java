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

  /**
   * {@code release-2026-1a2b3c4d} for the common name of a subject and the hash of its certificate.
   */
  static String of(String subject, String sha256) {
    return of(subject.replaceAll("^.*CN=([^,+]*).*$", "$1")) + "-" + sha256.substring(0, 8);
  }

  private static String of(String label) {
    String plain = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String brief = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    String named = brief.replaceAll("^-|-$", "");
    return named.isEmpty() ? "key" : named;
  }
}
