package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.request.RequestStatus;

/**
 * A request, as a list shows it.
 *
 * @param waitsFor names of those who may still sign; empty once it does not wait for signatures
 * @param until when it expires, or when its approvals stop counting
 * @param needed persons who have to sign
 * @param signed those whose signature counts, and who refused
 */
public record RequestRow(
    String hash,
    String kind,
    String sentence,
    String domain,
    RequestStatus status,
    boolean emergency,
    boolean drill,
    String raisedBy,
    Instant raisedAt,
    List<String> waitsFor,
    Optional<Instant> until,
    int needed,
    List<Signed> signed) {

  /** A person whose word counts. */
  public record Signed(String name, boolean refused) {}
}
