package org.countersign.model.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.journal.Entry;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.request.SignedApproval;

/**
 * A request and all that was said and done on it.
 *
 * @param raising the entry that raised it
 */
public record RequestFile(
    Request request,
    String hash,
    Operation operation,
    RaisedEntry raising,
    List<SignedApproval> approvals,
    Optional<SignedApproval> refusal,
    Execution execution) {

  /** How far its execution has come. */
  public sealed interface Execution {}

  public record NotStarted() implements Execution {}

  /** {@code by} is the person who began it, and who alone may say what came of it. */
  public record Started(Instant at, long seq, String by, Bodies.Started intent)
      implements Execution {}

  public record Finished(Instant at, long seq, Bodies.Finished outcome) implements Execution {}

  /**
   * It failed, or was cut off.
   *
   * @param crlNumbers what its intent took, by issuer: a list may have been signed and published
   *     before it failed
   */
  public record Failed(Instant at, long seq, Bodies.Failed failure, Map<String, Long> crlNumbers)
      implements Execution {}

  /** The CRL numbers its intent took and that are on record for nothing, by issuer. */
  public Map<String, Long> crlNumbers() {
    return switch (execution) {
      case Started started -> started.intent().crlNumbers();
      case Failed failed -> failed.crlNumbers();
      case Finished finished -> Map.of();
      case NotStarted none -> Map.of();
    };
  }

  /** The entry that raised it. */
  public Entry raised() {
    return raising.with(request);
  }

  /** Where the entry that raised it stands. */
  public long raisedSeq() {
    return raising.header().seq();
  }

  /** Who signed that entry. */
  public Spki raiserCredential() {
    return raising.header().credential();
  }

  RequestFile with(SignedApproval approval) {
    List<SignedApproval> all = new ArrayList<>(approvals);
    all.add(approval);
    return new RequestFile(request, hash, operation, raising, List.copyOf(all), refusal, execution);
  }

  RequestFile refusedBy(SignedApproval no) {
    return new RequestFile(
        request, hash, operation, raising, approvals, Optional.of(no), execution);
  }

  RequestFile in(Execution next) {
    return new RequestFile(request, hash, operation, raising, approvals, refusal, next);
  }

  /** Whether the person has said yes or no already. */
  public boolean heard(String person) {
    return refusal.filter(no -> no.approval().person().equals(person)).isPresent()
        || approvals.stream().anyMatch(one -> one.approval().person().equals(person));
  }
}
