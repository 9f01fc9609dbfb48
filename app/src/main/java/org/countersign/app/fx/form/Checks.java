package org.countersign.app.fx.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.countersign.app.fx.Messages;
import org.countersign.model.people.Name;

/** What inputs are usually checked for. Stricter than nothing in the model, only told earlier. */
public final class Checks {
  private Checks() {}

  /** A name: one line, no hidden characters. */
  public static Check<String> name() {
    return text(Name.LONGEST, true);
  }

  /** A longer text that must say something. */
  public static Check<String> words() {
    return text(Name.LONGEST_TEXT, true);
  }

  /** A longer text that may be empty. */
  public static Check<String> anyWords() {
    return text(Name.LONGEST_TEXT, false);
  }

  /** Lower-case letters, digits and hyphens. */
  public static Check<String> id() {
    return value -> when(!value.strip().matches("[a-z0-9][a-z0-9-]{0,63}"), "form.id");
  }

  /** A whole number from {@code least} to {@code most}. */
  public static Check<String> number(int least, int most) {
    return value -> {
      try {
        int number = Integer.parseInt(value.strip());
        return when(number < least || number > most, "form.number", least, most);
      } catch (NumberFormatException e) {
        return problem("form.number", least, most);
      }
    };
  }

  /** An ISO 8601 period longer than nothing. */
  public static Check<String> period() {
    return value -> {
      try {
        Period period = Period.parse(value.strip());
        return when(period.isNegative() || period.isZero(), "form.period", value);
      } catch (DateTimeException e) {
        return problem("form.period", value);
      }
    };
  }

  /** Something has been chosen. */
  public static <T> Check<Optional<T>> chosen() {
    return value -> when(value.isEmpty(), "form.choose");
  }

  /** At least so many have been chosen. */
  public static <T, C extends Collection<T>> Check<C> atLeast(int least) {
    return value -> when(value.size() < least, "form.at-least", least, value.size());
  }

  /** A day after the present one. */
  public static Check<Optional<LocalDate>> afterToday(Supplier<Instant> now) {
    return value -> {
      LocalDate today = now.get().atZone(ZoneOffset.UTC).toLocalDate();
      return value.isEmpty()
          ? problem("form.choose-day")
          : when(!value.get().isAfter(today), "form.after-today", today.toString());
    };
  }

  private static Check<String> text(int longest, boolean needed) {
    return value -> {
      String text = value.strip();
      if (text.isEmpty()) {
        return when(needed, "form.empty");
      }
      if (text.length() > longest) {
        return problem("form.too-long", text.length(), longest);
      }
      boolean lines = longest == Name.LONGEST_TEXT;
      return text.codePoints()
          .filter(c -> !(lines && c == '\n') && hidden(c))
          .mapToObj(c -> Messages.text("form.hidden", String.format(Locale.ROOT, "U+%04X", c)))
          .findFirst();
    };
  }

  private static boolean hidden(int c) {
    try {
      Name.check("", "a" + Character.toString(c) + "a");
      return false;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  private static Optional<String> when(boolean wrong, String key, Object... arguments) {
    return wrong ? problem(key, arguments) : Optional.empty();
  }

  private static Optional<String> problem(String key, Object... arguments) {
    return Optional.of(Messages.text(key, arguments));
  }
}
