package org.countersign.model.vault;

import java.nio.charset.StandardCharsets;
import org.countersign.model.audit.ScopeText;
import org.countersign.model.audit.SignedNote;
import org.countersign.model.failure.Refused;

/**
 * {@code audit.exported}: that a bundle was written, and who signed it.
 *
 * @param manifest SHA-256 of its manifest, lower-case hex
 * @param checkpoint the signed note it holds, as text: the head it goes up to, signed by custodians
 */
public record Exported(int v, String manifest, ScopeText scope, String checkpoint) {
  /** The version this program writes, and the only one it reads. */
  public static final int VERSION = 1;

  /** Refuses an unknown version, a hash that is none and a scope that is none. */
  public Exported {
    if (v != VERSION) {
      throw new IllegalArgumentException("export version " + v + " is not known here");
    }
    if (!manifest.matches("[0-9a-f]{64}") || !ScopeText.of(scope.scope()).equals(scope)) {
      throw new IllegalArgumentException("an export has a manifest and a scope");
    }
  }

  /** The note. */
  public SignedNote note() throws Refused {
    return SignedNote.read(checkpoint.getBytes(StandardCharsets.UTF_8), "checkpoint");
  }
}
