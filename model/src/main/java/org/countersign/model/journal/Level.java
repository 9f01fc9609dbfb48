package org.countersign.model.journal;

import java.util.Locale;

/** How widely an entry's body may be shown. */
public enum Level {
  PUBLIC,
  RESTRICTED,
  CONFIDENTIAL;

  /** The level a header names; refuses any other text with IllegalArgumentException. */
  public static Level of(String text) {
    for (Level level : values()) {
      if (level.text().equals(text)) {
        return level;
      }
    }
    throw new IllegalArgumentException("not a level: " + text);
  }

  /** As in a header: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
