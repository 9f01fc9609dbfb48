package org.countersign.model.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;

/** A request of a partial bundle, and what was said and done on it. */
final class SeenThread {
  private final Request request;
  private final Operation operation;
  private final Map<String, Approval> approvals = new LinkedHashMap<>();
  private boolean refused;
  private String startedBy = "";
  private boolean ended;

  SeenThread(Request request, Operation operation) {
    this.request = request;
    this.operation = operation;
  }

  Request request() {
    return request;
  }

  Operation operation() {
    return operation;
  }

  boolean heard(String person) {
    return approvals.containsKey(person);
  }

  void take(Approval approval) {
    approvals.put(approval.person(), approval);
    refused |= !approval.approves();
  }

  /** Whether nobody decides on it any more. */
  boolean closed() {
    return refused || !startedBy.isEmpty();
  }

  boolean isRefused() {
    return refused;
  }

  String startedBy() {
    return startedBy;
  }

  void start(String by) {
    startedBy = by;
  }

  boolean ended() {
    return ended;
  }

  void end() {
    ended = true;
  }

  /** Persons whose approval may still be used at a moment, the raiser left out. */
  long approved(Instant at, Duration lifetime) {
    return approvals.values().stream()
        .filter(Approval::approves)
        .filter(one -> !one.person().equals(request.raisedBy()))
        .filter(one -> !at.isAfter(one.at().plus(lifetime)))
        .count();
  }
}
