package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.List;
import org.countersign.model.request.RequestStatus;

/**
 * One request in the life of a key.
 *
 * @param at when it ended, or was raised if it has not
 * @param sentence what it does
 * @param reason why, in the raiser's words
 * @param raisedBy name
 * @param signatures of those who approved or refused
 * @param hash of the request
 */
public record HistoryEvent(
    Instant at,
    String kind,
    String sentence,
    String reason,
    String raisedBy,
    List<Signature> signatures,
    RequestStatus status,
    String hash,
    boolean drill) {

  /** One person's decision. */
  public record Signature(String name, Instant at, boolean approves, String comment) {}
}
