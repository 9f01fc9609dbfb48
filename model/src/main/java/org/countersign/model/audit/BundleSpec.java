package org.countersign.model.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be written.
 *
 * @param program version that writes it
 * @param createdBy person id
 * @param previous the checkpoint of the export before
 * @param signers the custodians who sign, two or more
 */
public record BundleSpec(
    Scope scope,
    String program,
    String createdBy,
    Instant createdAt,
    Optional<SignedNote> previous,
    List<BundleSigner> signers) {
  public BundleSpec {
    signers = List.copyOf(signers);
  }
}
