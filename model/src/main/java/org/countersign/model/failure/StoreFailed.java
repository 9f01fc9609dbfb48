package org.countersign.model.failure;

/** A file or the register could not be read or written. */
public final class StoreFailed extends Failure {
  private static final long serialVersionUID = 1L;

  /**
   * {@code reason} ends the code: {@code store.full}, {@code store.read-only}, {@code
   * store.in-use}, …
   */
  public StoreFailed(String reason, Throwable cause, Object... arguments) {
    super("store." + reason, cause, arguments);
  }
}
