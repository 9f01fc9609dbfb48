package org.countersign.app.fx;

import org.countersign.model.failure.Failure;

/** What a failure says to the person in front of the screen. */
public final class FailureText {
  private FailureText() {}

  /** What happened, what was not done, and what to do. */
  public static String sentence(Failure failure) {
    return Messages.find("failure." + failure.code(), failure.arguments().toArray())
        .orElseGet(() -> Messages.text("failure.unknown", failure.code()));
  }

  /**
   * The sentence and the code in brackets: for copying, and for where there is no room for both.
   */
  public static String withCode(Failure failure) {
    return sentence(failure) + " (" + failure.code() + ")";
  }
}
