package org.countersign.model.intake;

import java.util.List;

/**
 * What is odd about something that was nevertheless taken as it is.
 *
 * @param code key of its sentence: {@code intake.note.<code>}
 * @param arguments of the sentence
 */
public record Note(String code, List<Object> arguments) {
  public Note {
    arguments = List.copyOf(arguments);
  }

  Note(String code, Object... arguments) {
    this(code, List.of(arguments));
  }
}
