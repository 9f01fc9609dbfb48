package org.countersign.model.failure;

/** Too few distinct persons have signed, or one who signed may not. */
public final class QuorumNotMet extends Failure {
  private static final long serialVersionUID = 1L;

  /** {@code reason} ends the code: {@code quorum.too-few}, {@code quorum.own-request}, … */
  public QuorumNotMet(String reason, Object... arguments) {
    super("quorum." + reason, null, arguments);
  }
}
