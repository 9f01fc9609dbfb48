package org.countersign.model.request;

/** Where a request stands. */
public enum RequestStatus {
  OPEN,
  REFUSED,
  EXPIRED,
  APPROVED,
  LAPSED,
  EXECUTING,
  EXECUTED,
  FAILED;

  /** Whether nothing more can come of it. */
  public boolean ended() {
    return switch (this) {
      case OPEN, APPROVED, EXECUTING -> false;
      case REFUSED, EXPIRED, LAPSED, EXECUTED, FAILED -> true;
    };
  }
}
