package org.countersign.model.failure;

/** An input or a request that the rules refuse, with the sentence that says what and where. */
public final class Refused extends Failure {
  private static final long serialVersionUID = 1L;

  /**
   * @param code the sentence's key in the bundle, without {@code failure.}
   * @param arguments what the sentence names
   */
  public Refused(String code, Object... arguments) {
    super(code, null, arguments);
  }
}
