package org.countersign.model.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The one spelling of a time: UTC with milliseconds, {@code 2026-11-21T18:03:11.412Z}. */
public final class Utc {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final int LENGTH = "2026-11-21T18:03:11.412Z".length();

  private Utc() {}

  /** Milliseconds and no finer, so that a time survives being written and read. */
  public static Instant milliseconds(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  public static String format(Instant time) {
    return FORM.format(time);
  }

  /** Refuses any other spelling with IllegalArgumentException. */
  public static Instant parse(String text) {
    try {
      Instant time = Instant.parse(text);
      // Years of four digits only: what is further off overflows when a period is added to it.
      if (text.length() == LENGTH && format(time).equals(text)) {
        return time;
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a UTC time with milliseconds: " + text, e);
    }
    throw new IllegalArgumentException("not a UTC time with milliseconds: " + text);
  }
}
