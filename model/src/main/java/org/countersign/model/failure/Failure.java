package org.countersign.model.failure;

import java.util.List;

/**
 * What can be expected to go wrong. Carries a code, which is also the key of its sentence in the
 * message bundle ({@code failure.<code>}), and the arguments of that sentence; never a secret.
 * Logged once, where it is handled.
 */
public abstract sealed class Failure extends Exception
    permits TokenFailure, QuorumNotMet, JournalBroken, StoreFailed, Refused {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<Object> arguments;

  protected Failure(String code, Throwable cause, Object... arguments) {
    super(code + " " + List.of(arguments), cause);
    this.code = code;
    this.arguments = List.of(arguments);
  }

  /** Stable, for looking up and copying: {@code token.wrong-pin}. */
  public String code() {
    return code;
  }

  /** The sentence's arguments, in order. */
  public List<Object> arguments() {
    return arguments;
  }
}
