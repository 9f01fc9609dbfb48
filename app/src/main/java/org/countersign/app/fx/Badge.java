package org.countersign.app.fx;

import java.util.Locale;

/**
 * A state as it is shown everywhere: a word, an icon and a tone. The word is the text {@code
 * common.state.<name>}, in the order a table sorts them.
 */
public enum Badge {
  KEY_PRE_ACTIVATION(Icon.NOT_STARTED, Tone.NEUTRAL),
  KEY_ACTIVE(Icon.DONE, Tone.GOOD),
  KEY_SUSPENDED(Icon.PAUSED, Tone.WARNING),
  KEY_DEACTIVATED(Icon.STOPPED, Tone.NEUTRAL),
  KEY_COMPROMISED(Icon.DANGER, Tone.DANGER),
  KEY_DESTROYED(Icon.REMOVE, Tone.NEUTRAL),
  KEY_WATCHED(Icon.INFO, Tone.NEUTRAL),
  KEY_DISTRUSTED(Icon.DANGER, Tone.DANGER),

  REQUEST_OPEN(Icon.WAITING, Tone.INFO),
  REQUEST_APPROVED(Icon.CHECK, Tone.GOOD),
  REQUEST_EXECUTING(Icon.RUNNING, Tone.INFO),
  REQUEST_EXECUTED(Icon.DONE, Tone.GOOD),
  REQUEST_REFUSED(Icon.REFUSED, Tone.WARNING),
  REQUEST_EXPIRED(Icon.EXPIRED, Tone.NEUTRAL),
  REQUEST_LAPSED(Icon.EXPIRED, Tone.WARNING),
  REQUEST_FAILED(Icon.DANGER, Tone.DANGER),

  TOKEN_OK(Icon.DONE, Tone.GOOD),
  TOKEN_ABSENT(Icon.REFUSED, Tone.WARNING),
  TOKEN_NOT_ANSWERING(Icon.WAITING, Tone.DANGER),
  TOKEN_DIFFERENT(Icon.WARNING, Tone.DANGER),
  TOKEN_BLANK(Icon.NOT_STARTED, Tone.NEUTRAL),
  TOKEN_READING(Icon.RENEW, Tone.NEUTRAL),

  PIN_OK(Icon.DONE, Tone.GOOD),
  PIN_NOT_SET(Icon.NOT_STARTED, Tone.NEUTRAL),
  PIN_FEW_LEFT(Icon.WARNING, Tone.WARNING),
  PIN_FINAL_TRY(Icon.WARNING, Tone.DANGER),
  PIN_LOCKED(Icon.LOCK, Tone.DANGER),

  CERTIFICATE_VALID(Icon.DONE, Tone.GOOD),
  CERTIFICATE_EXPIRED(Icon.EXPIRED, Tone.NEUTRAL),
  CERTIFICATE_REVOKED(Icon.REFUSED, Tone.DANGER),

  IMPORT_NEW(Icon.ADD, Tone.GOOD),
  IMPORT_CHANGED(Icon.EDIT, Tone.INFO),
  IMPORT_FINDING(Icon.DANGER, Tone.DANGER),
  IMPORT_REFUSED(Icon.REFUSED, Tone.WARNING),
  IMPORT_COMPARE(Icon.INFO, Tone.INFO),
  IMPORT_KNOWN(Icon.CHECK, Tone.NEUTRAL),

  CHANGE_GONE(Icon.REMOVE, Tone.NEUTRAL),

  FINDING_STANDS(Icon.WARNING, Tone.DANGER),
  FINDING_CLOSED(Icon.DONE, Tone.NEUTRAL),

  STEP_DONE(Icon.DONE, Tone.GOOD),
  STEP_RUNNING(Icon.RUNNING, Tone.INFO),
  STEP_WAITING(Icon.NOT_STARTED, Tone.NEUTRAL),
  STEP_FAILED(Icon.DANGER, Tone.DANGER),

  MACHINE_VERIFIED(Icon.CERTIFICATE, Tone.GOOD),
  STATED(Icon.PERSON, Tone.INFO),
  NOT_CONFIRMED(Icon.NOT_STARTED, Tone.NEUTRAL),
  CHECK_GOOD(Icon.DONE, Tone.GOOD),
  CHECK_NOTE(Icon.INFO, Tone.INFO),
  CHECK_BAD(Icon.WARNING, Tone.WARNING),
  CHECK_ALARM(Icon.DANGER, Tone.DANGER),

  CONFIRMED(Icon.DONE, Tone.GOOD),
  UNCONFIRMED(Icon.WAITING, Tone.WARNING),
  VERIFIED(Icon.CERTIFICATE, Tone.GOOD),
  BROKEN(Icon.DANGER, Tone.DANGER),
  URGENCY_NOW(Icon.WARNING, Tone.DANGER),
  URGENCY_SOON(Icon.TIME, Tone.WARNING),
  URGENCY_LATER(Icon.WAITING, Tone.NEUTRAL),
  DUE(Icon.TIME, Tone.WARNING),
  OVERDUE(Icon.WARNING, Tone.DANGER),
  ENROLLED(Icon.DONE, Tone.GOOD),
  REMOVED(Icon.STOPPED, Tone.NEUTRAL),
  DIFFERENCE_OPEN(Icon.WARNING, Tone.WARNING),
  DIFFERENCE_LEFT(Icon.PAUSED, Tone.NEUTRAL),
  BACKUP_MADE(Icon.SAVE, Tone.INFO),
  BACKUP_DRILLED(Icon.DRILL, Tone.GOOD),
  BACKUP_NOT_RESTORABLE(Icon.DANGER, Tone.DANGER),
  DRILL(Icon.DRILL, Tone.INFO);

  private final Icon icon;
  private final Tone tone;

  Badge(Icon icon, Tone tone) {
    this.icon = icon;
    this.tone = tone;
  }

  /** Of a key's state as files and the register write it: {@code pre-activation}. */
  public static Badge ofKey(String state) {
    return valueOf("KEY_" + constant(state));
  }

  /** Of a request's state: {@code executing}. */
  public static Badge ofRequest(String state) {
    return valueOf("REQUEST_" + constant(state));
  }

  /** Of a PIN's state: {@code few-left}, or {@code FEW_LEFT} as the token port has it. */
  public static Badge ofPin(String state) {
    return valueOf("PIN_" + constant(state));
  }

  private static String constant(String state) {
    return state.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** The word. */
  public String text() {
    return Messages.text("common.state." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** The icon. */
  public Icon icon() {
    return icon;
  }

  /** How much it wants to be seen. */
  public Tone tone() {
    return tone;
  }

  @Override
  public String toString() {
    return text();
  }
}
