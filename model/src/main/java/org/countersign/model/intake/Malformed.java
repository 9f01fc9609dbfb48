package org.countersign.model.intake;

import java.util.List;

/** Why one thing in a file cannot be read; its reader tells which thing, and where. */
final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<Object> arguments;

  /**
   * @param code key of its sentence: {@code intake.problem.<code>}
   * @param arguments of the sentence, from 1 on; 0 is what it is that cannot be read
   */
  Malformed(String code, Object... arguments) {
    // Thrown once a broken certificate, of which a hostile bundle has many.
    super(code, null, false, false);
    this.code = code;
    this.arguments = List.of(arguments);
  }

  String code() {
    return code;
  }

  List<Object> arguments() {
    return arguments;
  }
}
