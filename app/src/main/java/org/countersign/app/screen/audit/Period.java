package org.countersign.app.screen.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Periods that auditors ask for. */
enum Period {
  ALL("all"),
  SINCE("since"),
  THIS_YEAR("this-year"),
  LAST_YEAR("last-year"),
  OWN("own");

  private final String key;

  Period(String key) {
    this.key = key;
  }

  String textKey() {
    return "audit.period." + key;
  }

  /** From when, of a day in UTC; empty for the beginning. {@code OWN} is the person’s to say. */
  Optional<Instant> from(LocalDate today, Optional<Instant> lastExport) {
    return switch (this) {
      case ALL, OWN -> Optional.empty();
      case SINCE -> lastExport;
      case THIS_YEAR -> Optional.of(start(today.withDayOfYear(1)));
      case LAST_YEAR -> Optional.of(start(today.minusYears(1).withDayOfYear(1)));
    };
  }

  /** Until when, exclusive. */
  Optional<Instant> until(LocalDate today) {
    return this == LAST_YEAR ? Optional.of(start(today.withDayOfYear(1))) : Optional.empty();
  }

  static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
