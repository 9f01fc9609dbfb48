package org.countersign.model.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;

/** Periods that people write into policies. */
final class Periods {
  private Periods() {}

  /** Refuses with a sentence what is no ISO 8601 period of a day to a century. */
  static void check(String what, String text) {
    Period period;
    try {
      period = Period.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(what + " \"" + text + "\" is not a period (try P1Y)", e);
    }
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException(
          what + " \"" + text + "\" is not a period longer than nothing");
    }
    if (longerThanCentury(period)) {
      throw new IllegalArgumentException(what + " \"" + text + "\" is longer than a century");
    }
  }

  /** Times that a longer period is added to would leave the calendar. */
  private static boolean longerThanCentury(Period period) {
    try {
      return LocalDate.EPOCH.plus(period).isAfter(LocalDate.EPOCH.plusYears(100));
    } catch (DateTimeException e) {
      return true;
    }
  }
}
