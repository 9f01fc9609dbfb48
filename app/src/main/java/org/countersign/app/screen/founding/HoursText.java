package org.countersign.app.screen.founding;

import org.countersign.app.fx.Messages;

/** A number of hours in plain words. */
final class HoursText {
  private static final int DAY = 24;

  private HoursText() {}

  /**
   * {@code 168} as {@code hours, 7 days}; only {@code hours} where it is no number of whole days.
   */
  static String of(String typed) {
    try {
      return of(Integer.parseInt(typed.strip()));
    } catch (NumberFormatException e) {
      return Messages.text("founding.hours");
    }
  }

  private static String of(int hours) {
    boolean days = hours >= DAY && hours % DAY == 0;
    return days
        ? Messages.text("founding.hours.days", Messages.text("common.time.days", hours / DAY))
        : Messages.text("founding.hours");
  }
}
