package org.countersign.model.json;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The one spelling of a time: UTC with milliseconds, {@code 2026-11-21T18:03:11.412Z}. */
public final class Utc {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Where digits are, and what is between them. */
  private static final String MODEL = "0000-00-00T00:00:00.000Z";

  private static final int LAST_YEAR = 9999;
  private static final int NANOS = 1_000_000;

  private Utc() {}

  /** Milliseconds and no finer, so that a time survives being written and read. */
  public static Instant milliseconds(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  public static String format(Instant time) {
    LocalDateTime at = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    if (at.getYear() < 0 || at.getYear() > LAST_YEAR) {
      return FORM.format(time);
    }
    byte[] text = MODEL.getBytes(StandardCharsets.ISO_8859_1);
    put(text, 0, 4, at.getYear());
    put(text, 5, 2, at.getMonthValue());
    put(text, 8, 2, at.getDayOfMonth());
    put(text, 11, 2, at.getHour());
    put(text, 14, 2, at.getMinute());
    put(text, 17, 2, at.getSecond());
    put(text, 20, 3, at.getNano() / NANOS);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static void put(byte[] text, int from, int digits, int number) {
    int rest = number;
    for (int i = from + digits - 1; i >= from; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /** Refuses any other spelling with IllegalArgumentException. */
  public static Instant parse(String text) {
    try {
      if (isSpelt(text)) {
        return LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 2),
                number(text, 8, 2),
                number(text, 11, 2),
                number(text, 14, 2),
                number(text, 17, 2),
                number(text, 20, 3) * NANOS)
            .toInstant(ZoneOffset.UTC);
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a UTC time with milliseconds: " + text, e);
    }
    throw new IllegalArgumentException("not a UTC time with milliseconds: " + text);
  }

  /** Years of four digits only: what is further off overflows when a period is added to it. */
  private static boolean isSpelt(String text) {
    boolean spelt = text.length() == MODEL.length();
    for (int i = 0; spelt && i < MODEL.length(); i++) {
      char wanted = MODEL.charAt(i);
      char c = text.charAt(i);
      spelt = wanted == '0' ? c >= '0' && c <= '9' : c == wanted;
    }
    return spelt;
  }

  private static int number(String text, int from, int digits) {
    return Integer.parseInt(text, from, from + digits, 10);
  }
}
