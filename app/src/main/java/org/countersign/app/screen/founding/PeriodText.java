package org.countersign.app.screen.founding;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.countersign.app.fx.Messages;

/** An ISO 8601 period in plain words. */
final class PeriodText {
  private static final int CENTURY = 100;

  private PeriodText() {}

  /** {@code P2Y} as {@code P2Y – 2 years}. */
  static String both(String iso) {
    String words = of(iso);
    return words.isEmpty() ? iso : iso.strip() + " – " + words;
  }

  /**
   * {@code P1Y6M} as {@code 1 year and 6 months}; empty for what is no period longer than nothing.
   */
  static String of(String iso) {
    try {
      return words(Period.parse(iso.strip()));
    } catch (DateTimeException e) {
      return "";
    }
  }

  /** Longer than a policy may say. */
  static boolean isOverACentury(String iso) {
    try {
      Period period = Period.parse(iso.strip());
      return LocalDate.EPOCH.plus(period).isAfter(LocalDate.EPOCH.plusYears(CENTURY));
    } catch (DateTimeParseException e) {
      return false;
    } catch (DateTimeException e) {
      return true; // it leads out of the calendar
    }
  }

  private static String words(Period period) {
    if (period.isNegative()) {
      return "";
    }
    List<Object> parts = new ArrayList<>();
    part(parts, "common.time.years", period.getYears());
    part(parts, "common.time.months", period.getMonths());
    part(parts, "common.time.days", period.getDays());
    return switch (parts.size()) {
      case 0 -> "";
      case 1 -> parts.getFirst().toString();
      default -> Messages.text("founding.period." + parts.size(), parts.toArray());
    };
  }

  private static void part(List<Object> parts, String key, int count) {
    if (count > 0) {
      parts.add(Messages.text(key, count));
    }
  }
}
