package org.countersign.model.intake;

import java.util.List;

/**
 * What one file brings. What is wrong with one thing in it does not keep the others back: whoever
 * imports decides that.
 *
 * @param format what the file was read as: {@code PEM}, {@code PKCS#7}, {@code JWKS}, …
 */
public record Reading(String format, List<Item> items, List<Problem> problems) {
  public Reading {
    items = List.copyOf(items);
    problems = List.copyOf(problems);
  }

  /**
   * Something that could not be read.
   *
   * @param code key of its sentence: {@code intake.<code>}
   */
  public record Problem(Where where, String code, List<Object> arguments) {
    public Problem {
      arguments = List.copyOf(arguments);
    }
  }
}
