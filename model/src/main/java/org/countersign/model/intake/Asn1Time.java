package org.countersign.model.intake;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of certificates (RFC 5280 §4.1.2.5), and the forms that some issuers wrote instead. */
final class Asn1Time {
  private static final int UTC_LENGTH = 13;
  private static final int GENERALIZED_LENGTH = 15;
  private static final int LONGEST = 32;

  /** RFC 5280: a two-digit year from 50 on is of the twentieth century. */
  private static final int PIVOT = 50;

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d\\d|\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)?(?:[.,]\\d+)?(Z|[+-]\\d{4})?");

  private Asn1Time() {}

  /** The instant to the second, or empty when it is none. */
  static Optional<Instant> read(Span time) {
    if (!isTime(time) || time.to() - time.content() > LONGEST) {
      return Optional.empty();
    }
    if (isProper(time)) {
      return proper(time);
    }
    Matcher form = FORM.matcher(text(time));
    int digits = time.tag() == DerReader.UTC_TIME ? 2 : 4;
    if (!form.matches() || form.group(1).length() != digits) {
      return Optional.empty();
    }
    try {
      return Optional.of(instant(form));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether it is in the one form that RFC 5280 allows: seconds, Z, and no fractions. */
  static boolean isProper(Span time) {
    int length = time.to() - time.content();
    boolean utc = time.tag() == DerReader.UTC_TIME && length == UTC_LENGTH;
    boolean general = time.tag() == DerReader.GENERALIZED_TIME && length == GENERALIZED_LENGTH;
    if ((!utc && !general) || time.bytes()[time.to() - 1] != 'Z') {
      return false;
    }
    for (int i = time.content(); i < time.to() - 1; i++) {
      if (time.bytes()[i] < '0' || time.bytes()[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /** Nearly all are in that form: their digits are taken where they stand. */
  private static Optional<Instant> proper(Span time) {
    int at = time.content();
    int digits = time.tag() == DerReader.UTC_TIME ? 2 : 4;
    int year = number(time, at, digits);
    if (digits == 2) {
      year += year < PIVOT ? 2000 : 1900;
    }
    at += digits;
    try {
      return Optional.of(
          LocalDateTime.of(
                  year,
                  number(time, at, 2),
                  number(time, at + 2, 2),
                  number(time, at + 4, 2),
                  number(time, at + 6, 2),
                  number(time, at + 8, 2))
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Span time, int at, int digits) {
    int number = 0;
    for (int i = at; i < at + digits; i++) {
      number = 10 * number + time.bytes()[i] - '0';
    }
    return number;
  }

  private static boolean isTime(Span time) {
    return time.tag() == DerReader.UTC_TIME || time.tag() == DerReader.GENERALIZED_TIME;
  }

  private static String text(Span time) {
    return new String(time.copyOfContent(), StandardCharsets.ISO_8859_1);
  }

  private static Instant instant(Matcher form) {
    int year = Integer.parseInt(form.group(1));
    if (form.group(1).length() == 2) {
      year += year < PIVOT ? 2000 : 1900;
    }
    String zone = form.group(7);
    return LocalDateTime.of(
            year,
            Integer.parseInt(form.group(2)),
            Integer.parseInt(form.group(3)),
            Integer.parseInt(form.group(4)),
            Integer.parseInt(form.group(5)),
            form.group(6) == null ? 0 : Integer.parseInt(form.group(6)))
        .toInstant(zone == null || zone.equals("Z") ? ZoneOffset.UTC : ZoneOffset.of(zone));
  }
}
