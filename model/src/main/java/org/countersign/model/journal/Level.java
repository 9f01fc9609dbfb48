package org.countersign.model.journal;

import java.util.Locale;

/** How widely an entry's body may be shown. */
public enum Level {
  PUBLIC,
  RESTRICTED,
  CONFIDENTIAL;

  /** As in a header: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
