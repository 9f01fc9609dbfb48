package org.countersign.app.fx;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in words and to the second, always UTC. */
public final class TimeText {
  private static final DateTimeFormatter SECOND = utc("yyyy-MM-dd HH:mm:ss 'UTC'");
  private static final DateTimeFormatter BARE = utc("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter MINUTE = utc("yyyy-MM-dd HH:mm 'UTC'");
  private static final DateTimeFormatter DAY = utc("yyyy-MM-dd");

  private TimeText() {}

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** {@code 2026-11-21 18:03:11 UTC}. */
  public static String exact(Instant time) {
    return SECOND.format(time);
  }

  /** {@code 2026-11-21 18:03:11}, where a heading says UTC. */
  public static String second(Instant time) {
    return BARE.format(time);
  }

  /** {@code 2026-11-21 18:03 UTC}. */
  public static String minute(Instant time) {
    return MINUTE.format(time);
  }

  /** {@code 2026-11-21}. */
  public static String day(Instant time) {
    return DAY.format(time);
  }

  /** {@code 3 days ago}, {@code in 5 minutes}. */
  public static String relative(Instant time, Instant now) {
    Duration distance = Duration.between(now, time);
    if (distance.abs().compareTo(Duration.ofMinutes(1)) < 0) {
      return Messages.text("common.time.now");
    }
    return Messages.text(
        distance.isNegative() ? "common.time.ago" : "common.time.in",
        new Messages.Composed(length(distance.abs())));
  }

  /** {@code 3 days}: in the largest unit that still tells it well. */
  public static String length(Duration duration) {
    long minutes = duration.toMinutes();
    long days = duration.toDays();
    if (minutes < 1) {
      return Messages.text("common.time.seconds", duration.toSeconds());
    } else if (minutes < 90) {
      return Messages.text("common.time.minutes", minutes);
    } else if (duration.toHours() < 48) {
      return Messages.text("common.time.hours", Math.round(minutes / 60.0));
    } else if (days < 90) {
      return Messages.text("common.time.days", Math.round(minutes / 1440.0));
    } else if (days < 730) {
      return Messages.text("common.time.months", Math.round(days / 30.44));
    }
    return Messages.text("common.time.years", Math.round(days / 365.25));
  }
}
