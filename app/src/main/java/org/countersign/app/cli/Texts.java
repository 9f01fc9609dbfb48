package org.countersign.app.cli;

import org.countersign.app.fx.FailureText;
import org.countersign.model.failure.Failure;

/** Texts of the command line. */
final class Texts {
  /** Where picocli finds what {@code --help} says. */
  static final String BUNDLE = "org.countersign.messages.usage";

  private Texts() {}

  /**
   * What happened, with the code. A journal entry that was refused for what is in it carries that
   * reason's code after its own number; its sentence follows.
   */
  static String sentence(Failure failure) {
    String sentence = FailureText.sentence(failure);
    return FailureText.reason(failure).map(why -> sentence + " " + why).orElse(sentence)
        + " ("
        + failure.code()
        + ")";
  }
}
