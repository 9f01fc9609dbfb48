package org.countersign.model.audit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.vault.Bodies;

/** A request of a partial bundle, and what was said and done on it. */
final class SeenThread {
  private final Request request;
  private final Operation operation;
  private final Spki raiser;
  private final Map<String, Approval> approvals = new LinkedHashMap<>();
  private boolean refused;
  private boolean lapsed;
  private String startedBy = "";
  private Optional<Bodies.Started> intent = Optional.empty();
  private boolean ended;

  /** {@code raiser}: the credential that signed the entry. */
  SeenThread(Request request, Operation operation, Spki raiser) {
    this.request = request;
    this.operation = operation;
    this.raiser = raiser;
  }

  Request request() {
    return request;
  }

  Operation operation() {
    return operation;
  }

  Spki raiser() {
    return raiser;
  }

  boolean heard(String person) {
    return approvals.containsKey(person);
  }

  void take(Approval approval) {
    approvals.put(approval.person(), approval);
    refused |= !approval.approves();
  }

  Collection<Approval> decisions() {
    return approvals.values();
  }

  /** Whether nobody decides on it any more. */
  boolean closed() {
    return refused || lapsed || ended || !startedBy.isEmpty();
  }

  boolean isRefused() {
    return refused;
  }

  /** An earlier time was stated: what was not begun is over. */
  void lapse() {
    lapsed |= startedBy.isEmpty();
  }

  boolean isLapsed() {
    return lapsed;
  }

  String startedBy() {
    return startedBy;
  }

  /** What was said when it began, where that is here. */
  Optional<Bodies.Started> intent() {
    return intent;
  }

  void start(String by, Bodies.Started with) {
    startedBy = by;
    intent = Optional.of(with);
  }

  boolean ended() {
    return ended;
  }

  void end() {
    ended = true;
  }
}
