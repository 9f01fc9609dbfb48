package org.countersign.model.vault;

/** The kinds of journal entries. */
public final class Kinds {
  public static final String FOUNDED = "vault.founded";
  public static final String SESSION_OPENED = "session.opened";
  public static final String SESSION_CLOSED = "session.closed";
  public static final String RAISED = "request.raised";
  public static final String APPROVED = "request.approved";
  public static final String REFUSED = "request.refused";
  public static final String STARTED = "execution.started";
  public static final String FINISHED = "execution.finished";
  public static final String FAILED = "execution.failed";
  public static final String CONFIRMED = "trust.confirmed";
  public static final String CRL_OBSERVED = "crl.observed";
  public static final String CUT = "journal.cut";
  public static final String LOOKED = "token.looked";
  public static final String DISPOSED = "difference.disposed";
  public static final String RESTORED = "vault.restored";
  public static final String HEAD_GIVEN_UP = "head.given-up";
  public static final String BACKUP_MADE = "backup.made";
  public static final String BACKUP_DRILLED = "backup.drilled";

  public static final String EXPORTED = "audit.exported";

  private Kinds() {}
}
