package org.countersign.app.service.memory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.countersign.model.words.PgpWords;

/** A head as people compare it: with paper, with each other, and with what a token remembers. */
public final class HeadWords {
  private static final int WORDS = 8;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HeadWords() {}

  /** The first eight bytes of a root, lower-case hex, as PGP words. */
  public static String of(String root) {
    return String.join(" ", PgpWords.ofHex(root).subList(0, WORDS));
  }

  /** A moment to the minute. */
  public static String day(Instant at) {
    return DAY.format(at);
  }
}
