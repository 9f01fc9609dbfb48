package org.countersign.model.vault;

import java.util.Optional;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Credential;

/**
 * A credential and when it counts.
 *
 * @param fromSeq the entry that enrolled it
 * @param removedSeq the entry that removed it
 */
public record EnrolledCredential(
    Spki spki, String person, Credential credential, long fromSeq, Optional<Long> removedSeq) {
  public boolean active() {
    return removedSeq.isEmpty();
  }

  EnrolledCredential removed(long seq) {
    return new EnrolledCredential(spki, person, credential, fromSeq, Optional.of(seq));
  }
}
