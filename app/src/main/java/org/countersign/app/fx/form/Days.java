package org.countersign.app.fx.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import javafx.util.StringConverter;

/** Days as everything here writes them: {@code 2026-11-21}. */
public final class Days extends StringConverter<LocalDate> {
  @Override
  public String toString(LocalDate day) {
    return day == null ? "" : day.toString();
  }

  /** Null for what is no day, which the picker then empties, and the form says so. */
  @Override
  public LocalDate fromString(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
