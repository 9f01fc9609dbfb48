package org.countersign.app.service.report;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.app.service.report.paper.Sheet;
import org.countersign.model.journal.Level;
import org.countersign.model.pki.notice.Phrases;

/** The words of reports, from a bundle, and how times, hashes and periods are spelt in them. */
final class Say {
  private static final DateTimeFormatter MINUTE = utc("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter SECOND = utc("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter DAY = utc("yyyy-MM-dd");
  private static final char NO_BREAK = '\u00a0';
  private static final int GROUP = 4;
  private static final int SHORT = 16;
  private static final int SECONDS = 60;

  private final Phrases phrases;

  Say(Phrases phrases) {
    this.phrases = phrases;
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** {@code key} without its {@code report.}. */
  String text(String key, Object... arguments) {
    return phrases.text("report." + key, arguments);
  }

  /** Text made of texts, which is put in whole, however long it is. */
  record Made(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** Of another bundle. */
  String other(String key, Object... arguments) {
    return phrases.text(key, arguments);
  }

  String state(String id) {
    return other("common.state.key-" + id);
  }

  /** To the minute, where a heading says UTC. */
  String minute(Instant at) {
    return MINUTE.format(at);
  }

  String second(Instant at) {
    return SECOND.format(at);
  }

  String day(Instant at) {
    return DAY.format(at);
  }

  String day(Optional<Instant> at) {
    return at.map(this::day).orElse(text("none"));
  }

  /** What is said of nothing. */
  String orNone(String text) {
    return text.isBlank() ? text("none") : text;
  }

  String list(List<String> texts) {
    return texts.isEmpty() ? text("none") : String.join(", ", texts);
  }

  /** In groups of four digits. */
  static String groups(String hex) {
    List<String> groups = new ArrayList<>();
    for (int at = 0; at < hex.length(); at += GROUP) {
      groups.add(hex.substring(at, Math.min(at + GROUP, hex.length())));
    }
    return String.join(" ", groups);
  }

  /** The first eight bytes, in groups. */
  static String brief(String hex) {
    return groups(hex.substring(0, Math.min(SHORT, hex.length())));
  }

  /** As measured: {@code 4.2 s}, {@code 12 min}, {@code 3 h}, {@code 5 d}. */
  String took(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < SECONDS) {
      return text("took.seconds", String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0));
    } else if (time.toMinutes() < 2 * SECONDS) {
      return text("took.minutes", time.toMinutes());
    }
    return time.toHours() < 48
        ? text("took.hours", time.toHours())
        : text("took.days", time.toDays());
  }

  /** {@code 2 years}, {@code 60 days}. */
  String period(Period period) {
    List<String> parts = new ArrayList<>();
    part(parts, "years", period.getYears());
    part(parts, "months", period.getMonths());
    part(parts, "days", period.getDays());
    return parts.isEmpty() ? other("common.time.days", 0) : String.join(", ", parts);
  }

  private void part(List<String> parts, String unit, int count) {
    if (count != 0) {
      parts.add(other("common.time." + unit, count));
    }
  }

  /** What stands on each page of a report. */
  Sheet sheet(Basis basis, String title, Level level, boolean wide) {
    return new Sheet(
        title,
        basis.vault(),
        text("level." + level.text()),
        text(
            "foot",
            basis.head().size(),
            basis.words(),
            brief(basis.rootHex()).replace(' ', NO_BREAK)),
        text("page") + " ",
        text("language"),
        basis.at(),
        wide);
  }
}
