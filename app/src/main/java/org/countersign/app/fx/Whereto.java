package org.countersign.app.fx;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a screen is to show, for {@link View#select}.
 *
 * @param id of the thing; empty for none
 * @param day as of which it is meant; empty for today
 */
public record Whereto(String id, Optional<LocalDate> day) {
  private static final String AS_OF = " as of ";

  /** Reads what {@link #text} has written; anything else is an id. */
  public static Whereto of(String subject) {
    int at = subject.lastIndexOf(AS_OF);
    return at < 0
        ? new Whereto(subject, Optional.empty())
        : new Whereto(
            subject.substring(0, at),
            Optional.of(LocalDate.parse(subject.substring(at + AS_OF.length()))));
  }

  /** As a subject. */
  public String text() {
    return id + day.map(one -> AS_OF + one).orElse("");
  }
}
