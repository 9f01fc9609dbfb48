package org.countersign.app.service.inventory;

import java.util.List;
import java.util.Optional;
import org.countersign.model.request.Request;

/**
 * All about one request.
 *
 * @param raiser person id
 * @param decisions of those who approved or refused, in order
 * @param outcome what came of it; empty before
 */
public record RequestDetail(
    RequestRow row,
    Request request,
    String raiser,
    List<HistoryEvent.Signature> decisions,
    List<EntryRef> entries,
    Optional<Outcome> outcome) {

  /** An entry of the journal about it. */
  public record EntryRef(long seq, String kind) {}

  /** How it ended: a result in canonical JSON, or a failure's code and arguments. */
  public record Outcome(boolean failed, String code, List<String> arguments, String result) {}
}
