package org.countersign.model.pki.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.RevocationReason;

/**
 * What all notices about a key say.
 *
 * @param vault the vault's UUID
 * @param label the key's label, which names nothing by itself
 * @param invalidSince since when the key is known or thought to have been unsafe
 * @param incident the reference people know the incident by; may be empty
 * @param requestHash of the request that was approved, 64 hex digits
 * @param approvals in the order they were given
 * @param at when the notice was made
 * @param drill whether this is a rehearsal; the notice then says so first
 */
public record NoticeFacts(
    String vault,
    Spki key,
    String label,
    List<CertificateName> certificates,
    RevocationReason reason,
    Optional<Instant> invalidSince,
    String incident,
    String requestHash,
    List<Signatory> approvals,
    Instant at,
    boolean drill) {

  /** Who approved, and when. */
  public record Signatory(String name, Instant at) {}

  public NoticeFacts {
    certificates = List.copyOf(certificates);
    approvals = List.copyOf(approvals);
  }
}
