package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.rotation.Confirmed;
import org.countersign.model.vault.ObservedCrl;

/**
 * Something in the life of a key.
 *
 * @param at when it ended, or was raised if it has not
 * @param by the name of who raised or signed it
 * @param signatures of those who approved or refused
 */
public record HistoryEvent(Instant at, String by, List<Signature> signatures, What what) {

  /** One person's decision. */
  public record Signature(String name, Instant at, boolean approves, String comment) {}

  /** What it was. */
  public sealed interface What {}

  /**
   * A request.
   *
   * @param kind its operation
   * @param sentence what it does
   * @param reason why, in the raiser's words
   */
  public record Asked(
      String kind, String sentence, String reason, RequestStatus status, String hash, boolean drill)
      implements What {}

  /**
   * That a trust path has taken a step, or has not after all.
   *
   * @param path its name
   */
  public record Said(Confirmed confirmed, String path) implements What {}

  /** That a list of the key was seen as it is published. */
  public record Looked(ObservedCrl crl) implements What {}

  /** The request, where it was one. */
  public Optional<Asked> asked() {
    return what instanceof Asked asked ? Optional.of(asked) : Optional.empty();
  }
}
